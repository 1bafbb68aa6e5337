package org.sightline.officer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Duty;
import org.sightline.context.OdsCode;
import org.sightline.context.Officer;
import org.sightline.context.Secret;
import org.sightline.officer.OfficeSessions.Standing;
import org.sightline.officer.SignIn.Claimed;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;

/**
 * Lets officers in: a live sign-in, a registered organisation, a duty that the page needs. Every page that is asked for,
 * and every refusal, is on the audit trail before anything else happens.
 */
@ApplicationScoped
class OfficeGate {

    private static final Logger LOG = Logger.getLogger(OfficeGate.class);

    private final SignIn signIn;
    private final OfficeSessions sessions;
    private final OfficeVisit visit;
    private final LaunchConfigSource config;
    private final AuditTrail audit;

    @Inject
    OfficeGate(SignIn signIn, OfficeSessions sessions, OfficeVisit visit, LaunchConfigSource config, AuditTrail audit) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.visit = visit;
        this.config = config;
        this.audit = audit;
    }

    /**
     * @param wanted the duties of which one is needed; any duty will do if there are none
     * @param page the path asked for
     * @param secret what the session's cookie holds; empty if there is none
     */
    void enter(Set<Duty> wanted, String page, String secret, Caller caller) {
        Claimed claimed = signIn.current().orElseThrow(() -> new OfficeSessionEndedException("nobody signed in"));
        Officer officer = officer(claimed, page, caller);
        String live = session(claimed, officer, secret, caller);
        if (!wanted.isEmpty() && wanted.stream().noneMatch(officer::has)) {
            throw refuse(claimed, OfficeRefusal.OTHER_DUTY, page, wanted, caller);
        }
        audit.record(new AuditEvent.OfficePage(officer, page), caller);
        visit.begin(officer, formToken(live));
    }

    /** Ends the sign-in here; the provider may still know the officer. */
    void leave(String secret, Caller caller) {
        signIn.current().ifPresent(claimed -> {
            AuditEvent entry = new AuditEvent.OfficerSignedOut(claimed.user());
            sessions.end(claimed.user(), secret, "signed-out", entry, caller);
        });
    }

    /** For the forms of this session's pages; it does not give the secret away. */
    private static String formToken(String secret) {
        return new Secret(secret).derived("sightline office form").value();
    }

    private Officer officer(Claimed claimed, String page, Caller caller) {
        if (claimed.duties().isEmpty()) {
            throw refuse(claimed, OfficeRefusal.NO_DUTY, page, Set.of(Duty.values()), caller);
        }
        if (claimed.organisations().isEmpty()) {
            throw refuse(claimed, OfficeRefusal.ORGANISATION_MISSING, page, claimed.duties(), caller);
        }
        return organisation(claimed.organisations())
                .map(o -> new Officer(claimed.user(), o.id(), o.name(), claimed.duties()))
                .orElseThrow(() -> refuse(claimed, OfficeRefusal.ORGANISATION_UNKNOWN, page, claimed.duties(), caller));
    }

    /** The one registration that all the names mean; two organisations are as good as none. */
    private Optional<LaunchRegistration> organisation(List<String> names) {
        List<LaunchRegistration> meant = config.current().organisations().stream()
                .filter(o -> names.stream().anyMatch(name -> isNamed(o, name)))
                .toList();
        boolean each = names.stream().allMatch(name -> meant.stream().anyMatch(o -> isNamed(o, name)));
        return meant.size() == 1 && each ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static boolean isNamed(LaunchRegistration organisation, String name) {
        return organisation.id().equals(name)
                || organisation.odsCodes().stream().map(OdsCode::value).anyMatch(name::equals);
    }

    /** The secret of the session that goes on, or of the one that begins here. */
    private String session(Claimed claimed, Officer officer, String secret, Caller caller) {
        return switch (sessions.standing(claimed, secret)) {
            case Standing.Live() -> secret;
            case Standing.Fresh() -> {
                audit.record(new AuditEvent.OfficerSignedIn(officer), caller);
                String begun =
                        sessions.begin(claimed).orElseThrow(() -> new OfficeSessionEndedException("begun already"));
                visit.handOver(begun);
                yield begun;
            }
            case Standing.Expired(String reason) -> {
                AuditEvent entry = new AuditEvent.OfficeSessionEnded(officer, reason);
                sessions.end(claimed.user(), secret, reason, entry, caller);
                throw new OfficeSessionEndedException(reason);
            }
            case Standing.Over() -> throw new OfficeSessionEndedException("over");
        };
    }

    private OfficeRefusedException refuse(
            Claimed claimed, OfficeRefusal refusal, String page, Set<Duty> wanted, Caller caller) {
        audit.record(
                new AuditEvent.OfficerRefused(
                        claimed.user(), claimed.organisations(), claimed.duties(), page, refusal.name()),
                caller);
        LOG.infof("Office refused: %s, request %s", refusal, caller.requestId());
        List<String> titles = Arrays.stream(Duty.values())
                .filter(wanted::contains)
                .map(Duty::title)
                .toList();
        return new OfficeRefusedException(claimed.user(), refusal, titles);
    }
}
