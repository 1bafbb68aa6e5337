package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.testing.Launches;

class LaunchServiceTest {

    private final RecordedTrail trail = new RecordedTrail();
    private final OpenSessions sessions = new OpenSessions();
    private final LaunchService service = new LaunchService(trail, sessions, _ -> {});

    @Test
    void putsAnAcceptedLaunchOnTheTrailAndOpensItsSession() {
        LaunchContext launch = Launches.ritaOpensIvy();
        var opened = service.accept(launch, RecordedTrail.CALLER);
        assertEquals(launch, opened.session().launch());
        assertEquals(List.of(new AuditEvent.LaunchAccepted(opened.session().launchId(), launch)), trail.events);
    }

    @Test
    void opensNoSessionWhenTheTrailCannotBeWritten() {
        trail.available = false;
        assertThrows(
                AuditUnavailableException.class, () -> service.accept(Launches.ritaOpensIvy(), RecordedTrail.CALLER));
        assertEquals(List.of(), sessions.opened);
    }

    @Test
    void putsARefusalOnTheTrailUnderTheReferenceItsUserSees() {
        Refusal refusal = new Refusal(
                RefusalReason.TOKEN_EXPIRED, "exp was 90 s ago", Optional.of("https://epr.example"), Optional.empty());
        LaunchRefusedException thrown = service.refuse(Door.TOKEN, refusal, RecordedTrail.CALLER);
        assertEquals(RefusalReason.TOKEN_EXPIRED, thrown.reason());
        assertEquals(
                List.of(new AuditEvent.LaunchRefused(
                        Door.TOKEN,
                        thrown.reference(),
                        "TOKEN_EXPIRED",
                        "exp was 90 s ago",
                        Optional.of("https://epr.example"),
                        Optional.empty())),
                trail.events);
        assertEquals(List.of(), sessions.opened);
    }
}
