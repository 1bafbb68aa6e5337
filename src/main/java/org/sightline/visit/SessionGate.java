package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchId;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.session.Framing;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.visit.RecordNotShownException.Reason;

/** Lets only a live session through, whose registration and key are still in force at this very moment. */
@ApplicationScoped
public class SessionGate {

    /** Why a session ended whose registration or key is no longer in the configuration. */
    static final String NO_LONGER_VOUCHED_FOR = "registration-or-key-removed";

    private final ViewerSessions sessions;
    private final LaunchConfigSource config;
    private final KeysInForce keys;
    private final AuditTrail audit;
    private final Framing framing;

    @Inject
    public SessionGate(
            ViewerSessions sessions, LaunchConfigSource config, KeysInForce keys, AuditTrail audit, Framing framing) {
        this.sessions = sessions;
        this.config = config;
        this.keys = keys;
        this.audit = audit;
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

    /** Ends the session at its user's word. */
    public void signOut(Visit visit) {
        audit.record(new AuditEvent.SignedOut(visit.launchId(), visit.launch()), visit.caller());
        sessions.end(visit.launchId(), "signed-out");
    }

    /** The origins whose pages may frame what this organisation launched. */
    public List<URI> framedBy(String registration) {
        return config.current()
                .byId(registration)
                .map(LaunchRegistration::framedBy)
                .orElse(List.of());
    }

    private Visit visit(ViewerSession session, String secret, AuditTrail.Caller caller) {
        ServiceDesk desk = config.current()
                .byId(session.launch().registration())
                .map(LaunchRegistration::serviceDesk)
                .orElse(null);
        return new Visit(session, secret, caller, desk);
    }

    private Visit vouchedFor(Visit visit) {
        framing.allow(framedBy(visit.launch().registration()));
        if (config.current().stillVouchesFor(visit.launch(), keys)) {
            return visit;
        }
        sessions.end(visit.launchId(), NO_LONGER_VOUCHED_FOR);
        audit.record(
                new AuditEvent.SessionEnded(visit.launchId(), visit.launch(), NO_LONGER_VOUCHED_FOR), visit.caller());
        throw new RecordNotShownException(Reason.SESSION_ENDED, visit.desk());
    }
}
