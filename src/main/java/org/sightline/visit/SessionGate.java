package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchId;
import org.sightline.policy.override.Leave;
import org.sightline.policy.relationship.Relationship;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.session.Framing;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.session.Withdrawals;
import org.sightline.visit.RecordNotShownException.Reason;

/** Lets only a live session through, whose registration and key are still in force at this very moment. */
@ApplicationScoped
public class SessionGate {

    private final ViewerSessions sessions;
    private final LaunchConfigSource config;
    private final KeysInForce keys;
    private final Withdrawals withdrawals;
    private final Framing framing;

    @Inject
    public SessionGate(
            ViewerSessions sessions,
            LaunchConfigSource config,
            KeysInForce keys,
            Withdrawals withdrawals,
            Framing framing) {
        this.sessions = sessions;
        this.config = config;
        this.keys = keys;
        this.withdrawals = withdrawals;
        this.framing = framing;
    }

    /** @throws RecordNotShownException if there is no such session, or it has ended, or is ended now */
    public Visit enter(LaunchId launchId, String secret, AuditTrail.Caller caller) {
        return switch (sessions.find(launchId, secret)) {
            case ViewerSessions.Found.Live live -> vouchedFor(visit(live.session(), secret, caller));
            case ViewerSessions.Found.Ended ended -> {
                framing.allow(framedBy(ended.registration()));
                throw new RecordNotShownException(Reason.SESSION_ENDED, null);
            }
            case ViewerSessions.Found.Unknown _ -> throw RecordNotShownException.notThere();
        };
    }

    /**
     * Asks once more of a visit that was let in.
     *
     * @throws RecordNotShownException if nothing vouches for its session any more: it is ended
     */
    void enterStill(Visit visit) {
        vouchedFor(visit);
    }

    /** Ends the session at its user's word. */
    public void signOut(Visit visit) {
        sessions.end(visit.launchId(), visit.launch(), SessionEnd.SIGNED_OUT, visit.caller());
    }

    /** The origins whose pages may frame what this organisation launched. */
    public List<URI> framedBy(String registration) {
        return config.current()
                .byId(registration)
                .map(LaunchRegistration::framedBy)
                .orElse(List.of());
    }

    /** Until objections are asked about nothing is let in. */
    private Visit visit(ViewerSession session, String secret, AuditTrail.Caller caller) {
        ServiceDesk desk = config.current()
                .byId(session.launch().registration())
                .map(LaunchRegistration::serviceDesk)
                .orElse(null);
        return new Visit(
                session,
                secret,
                caller,
                desk,
                config.current().access().mayOverride(session.launch()),
                new Leave.Refused(),
                new Relationship.NotNeeded());
    }

    private Visit vouchedFor(Visit visit) {
        framing.allow(framedBy(visit.launch().registration()));
        if (config.current().stillVouchesFor(visit.launch(), keys)) {
            return visit;
        }
        withdrawals.refused(visit.session(), visit.caller());
        throw new RecordNotShownException(Reason.SESSION_ENDED, visit.desk());
    }
}
