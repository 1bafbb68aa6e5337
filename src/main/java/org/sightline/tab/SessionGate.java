package org.sightline.tab;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.session.Framing;
import org.sightline.session.LaunchCookie;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.tab.RecordNotShownException.Reason;

/** Lets only a live session through, whose registration and key are still in force at this very moment. */
@ApplicationScoped
public class SessionGate {

    /** The cookie of a launch, which holds its secret. */
    public static final String COOKIE = LaunchCookie.NAME;

    /** Why a session ended whose registration or key is no longer in the configuration. */
    static final String NO_LONGER_VOUCHED_FOR = "registration-or-key-removed";

    private final ViewerSessions sessions;
    private final LaunchConfigSource config;
    private final KeysInForce keys;
    private final AuditTrail audit;
    private final Framing framing;

    SessionGate(
            ViewerSessions sessions, LaunchConfigSource config, KeysInForce keys, AuditTrail audit, Framing framing) {
        this.sessions = sessions;
        this.config = config;
        this.keys = keys;
        this.audit = audit;
        this.framing = framing;
    }

    /** @throws RecordNotShownException if there is no such session, or it has ended, or is ended now */
    public ViewerSession enter(LaunchId launchId, String secret, AuditTrail.Caller caller) {
        return switch (sessions.find(launchId, secret)) {
            case ViewerSessions.Found.Live live -> vouchedFor(live.session(), caller);
            case ViewerSessions.Found.Ended ended -> {
                framing.allow(framedBy(ended.registration()));
                throw new RecordNotShownException(Reason.SESSION_ENDED, Optional.empty());
            }
            case ViewerSessions.Found.Unknown _ ->
                throw new RecordNotShownException(Reason.NO_SESSION, Optional.empty());
        };
    }

    /** The service desk of the organisation that launched. */
    public Optional<ServiceDesk> serviceDesk(LaunchContext launch) {
        return config.current().byId(launch.registration()).map(LaunchRegistration::serviceDesk);
    }

    /** The origins whose pages may frame what this organisation launched. */
    public List<URI> framedBy(String registration) {
        return config.current()
                .byId(registration)
                .map(LaunchRegistration::framedBy)
                .orElse(List.of());
    }

    private ViewerSession vouchedFor(ViewerSession session, AuditTrail.Caller caller) {
        framing.allow(framedBy(session.launch().registration()));
        if (config.current().stillVouchesFor(session.launch(), keys)) {
            return session;
        }
        sessions.end(session.launchId(), NO_LONGER_VOUCHED_FOR);
        audit.record(new AuditEvent.SessionEnded(session.launchId(), session.launch(), NO_LONGER_VOUCHED_FOR), caller);
        throw new RecordNotShownException(Reason.SESSION_ENDED, serviceDesk(session.launch()));
    }
}
