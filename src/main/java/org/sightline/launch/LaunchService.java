package org.sightline.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ReferenceNumber;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.Framing;
import org.sightline.session.ViewerSessions;

/** Where every door ends: a launch is put on the audit trail, and only then takes effect. */
@Singleton
public class LaunchService {

    private static final Logger LOG = Logger.getLogger(LaunchService.class);

    private final AuditTrail audit;
    private final ViewerSessions sessions;
    private final Framing framing;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public LaunchService(AuditTrail audit, ViewerSessions sessions, Framing framing) {
        this.audit = audit;
        this.sessions = sessions;
        this.framing = framing;
    }

    /**
     * Opens the session of a launch that its door has proved.
     *
     * @throws LaunchRefusedException if it is a test launch and its patient is not fictional
     */
    public ViewerSessions.Opened accept(LaunchContext launch, AuditTrail.Caller caller) {
        Optional<Refusal> objection = TestLaunch.objectionTo(launch);
        if (objection.isPresent()) {
            throw refuse(launch.door(), objection.get(), caller);
        }
        LaunchId launchId = LaunchId.random(random);
        audit.record(new AuditEvent.LaunchAccepted(launchId, launch), caller);
        ViewerSessions.Opened opened = sessions.open(launchId, launch);
        TestLaunch.accepted(launch, launchId);
        return opened;
    }

    /** Puts a pushed launch on the trail; it takes effect when somebody opens it. */
    public void pushed(LaunchContext launch, AuditTrail.Caller caller) {
        audit.record(new AuditEvent.LaunchPushed(launch), caller);
    }

    /** Puts the refusal on the trail and gives the exception to throw. */
    public LaunchRefusedException refuse(Door door, Refusal refusal, AuditTrail.Caller caller) {
        refusal.registration().map(LaunchRegistration::framedBy).ifPresent(framing::allow);
        String reference = ReferenceNumber.random(random).value();
        Optional<String> registration = refusal.registration().map(LaunchRegistration::id);
        audit.record(
                new AuditEvent.LaunchRefused(
                        door,
                        reference,
                        refusal.reason().name(),
                        refusal.detail(),
                        refusal.claimedIssuer(),
                        registration),
                caller);
        TestLaunch.refused(door, refusal, reference);
        LOG.infof(
                "Launch refused: %s, reference %s, door %s, organisation %s, request %s",
                refusal.reason(), reference, door, registration.orElse("unknown"), caller.requestId());
        return new LaunchRefusedException(
                refusal.reason(), reference, refusal.registration().map(LaunchRegistration::serviceDesk));
    }
}
