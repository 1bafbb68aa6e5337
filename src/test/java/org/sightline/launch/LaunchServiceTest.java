package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.ObjectionEvent;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.ObjectionScope;
import org.sightline.policy.override.Leave;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.admission.AddressRange;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.testing.Launches;

class LaunchServiceTest {

    private final RecordedTrail trail = new RecordedTrail();
    private final OpenSessions sessions = new OpenSessions(trail);
    private Leave leave = new Leave.Given(ObjectionScope.Parts.NONE);
    private final LaunchService service =
            new LaunchService(LaunchRowsOf.each(trail), sessions, _ -> {}, TestLog.NONE, OpenGate.by((_, _) -> leave));

    private final LaunchRequest request = LaunchRequest.by(RecordedTrail.CALLER);

    @Test
    void putsAnAcceptedLaunchOnTheTrailAndOpensItsSession() {
        LaunchContext launch = Launches.ritaOpensIvy();
        var opened = service.accept(proved(launch), request);
        assertEquals(launch, opened.session().launch());
        assertEquals(List.of(new AuditEvent.LaunchAccepted(opened.session().launchId(), launch)), trail.events);
    }

    @Test
    void refusesALaunchWhosePatientObjectsAndSaysSoOnTheTrailWithTheLaunch() {
        leave = new Leave.Refused();
        LaunchContext launch = Launches.ritaOpensIvy();
        LaunchRefusedException refused =
                assertThrows(LaunchRefusedException.class, () -> service.accept(proved(launch), request));
        assertEquals(RefusalReason.PATIENT_OBJECTED, refused.reason());
        assertEquals(List.of(), sessions.opened);
        assertEquals(
                List.of(new AuditEvent.OfObjection(
                        new ObjectionEvent.LaunchObjected(launch, refused.reference(), "PATIENT_OBJECTED"))),
                trail.events);
    }

    @Test
    void refusesALaunchFromElsewhereAndSaysSoOnTheTrailWithTheLaunchAndTheAddress() {
        AddressRange network = AddressRange.parse("10.20.0.0/16").orElseThrow();
        OrganisationTerms terms = new OrganisationTerms(List.of(), List.of(network), null);
        LaunchService strict = new LaunchService(
                LaunchRowsOf.each(trail),
                sessions,
                _ -> {},
                TestLog.NONE,
                OpenGate.by((_, _) -> leave, Map.of("northgate", terms)));
        LaunchContext launch = Launches.ritaOpensIvy();

        LaunchRefusedException refused =
                assertThrows(LaunchRefusedException.class, () -> strict.accept(proved(launch), request));

        assertEquals(RefusalReason.NETWORK_NOT_ALLOWED, refused.reason());
        assertEquals(List.of(), sessions.opened);
        assertEquals(
                List.of(new AuditEvent.OfAdmission(new AdmissionEvent.LaunchNotAdmitted(
                        launch,
                        refused.reference(),
                        "NETWORK_NOT_ALLOWED",
                        "the browser's address, 192.0.2.7, is in none of its networks"))),
                trail.events);
    }

    @Test
    void opensNoSessionWhenTheTrailCannotBeWritten() {
        trail.available = false;
        assertThrows(AuditUnavailableException.class, () -> service.accept(proved(Launches.ritaOpensIvy()), request));
        assertEquals(List.of(), sessions.opened);
    }

    @Test
    void putsARefusalOnTheTrailUnderTheReferenceItsUserSees() {
        Refusal refusal =
                new Refusal(RefusalReason.TOKEN_EXPIRED, "exp was 90 s ago", "https://epr.example", null, false);
        LaunchRefusedException thrown = service.refuse(Door.TOKEN, refusal, List.of(), request);
        assertEquals(RefusalReason.TOKEN_EXPIRED, thrown.reason());
        assertEquals(
                List.of(new AuditEvent.LaunchRefused(
                        Door.TOKEN,
                        thrown.reference(),
                        "TOKEN_EXPIRED",
                        "exp was 90 s ago",
                        "https://epr.example",
                        null,
                        false)),
                trail.events);
        assertEquals(List.of(), sessions.opened);
    }

    private static ProvedLaunch proved(LaunchContext launch) {
        LaunchRegistration northgate = new LaunchRegistration(
                launch.registration(),
                "Northgate Hospital",
                List.of(launch.organisation()),
                new ServiceDesk("Desk", "01604 555 0100", "desk@northgate.example"),
                List.of(),
                null,
                null);
        return new ProvedLaunch(launch, northgate, List.of());
    }
}
