package org.sightline.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditEvent;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ReferenceNumber;
import org.sightline.database.StorageUnavailableException;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.Framing;
import org.sightline.session.ViewerSessions;

/**
 * Where every door ends: a launch is put on the audit trail, and only then takes effect. If the browser is in an
 * administrator's test launch, the door's steps are kept with it; a door neither knows nor asks whether it is.
 */
@Singleton
public class LaunchService {

    private static final Logger LOG = Logger.getLogger(LaunchService.class);

    private final LaunchRows rows;
    private final ViewerSessions sessions;
    private final Framing framing;
    private final TestLog tests;
    private final LaunchGate gate;

    @Inject
    public LaunchService(LaunchRows rows, ViewerSessions sessions, Framing framing, TestLog tests, LaunchGate gate) {
        this.rows = rows;
        this.sessions = sessions;
        this.framing = framing;
        this.tests = tests;
        this.gate = gate;
    }

    /**
     * Opens the session of a launch that its door has proved. Whether a test is on has to be known first: a test must not
     * open the record of a real patient.
     *
     * @throws LaunchRefusedException if the patient objects, its user is not where they have to be, or it is a test launch and its patient is not fictional
     * @throws org.sightline.policy.objection.ObjectionsUnavailableException if it cannot be found out
     */
    public ViewerSessions.Opened accept(ProvedLaunch proved, LaunchRequest request) {
        LaunchContext launch = proved.launch();
        boolean test = isTestOf(launch.registration(), request);
        if (test && !launch.patient().nhsNumber().isFictional()) {
            throw refuseTest(proved, request);
        }
        LaunchGate.NotAdmitted refused = gate.refusalOf(proved, request).orElse(null);
        if (refused != null) {
            throw refuse(launch.door(), refused.refusal(), proved.steps(), request, refused.row());
        }
        LaunchId launchId = LaunchId.random();
        rows.record(new AuditEvent.LaunchAccepted(launchId, launch), request.caller());
        ViewerSessions.Opened opened = sessions.open(launchId, launch);
        if (test) {
            List<Step> last = List.of(
                    Step.of(TestStep.FICTIONAL_PATIENT, StepResult.HOLDS, "Of the range for tests"),
                    Step.of(TestStep.SESSION, StepResult.HOLDS, "Opened; it ends as any other does"));
            add(request, together(proved.steps(), last), new TestLaunch.End.Accepted(launch.door(), launchId));
        }
        return opened;
    }

    /** Puts a pushed launch on the trail; it takes effect when somebody opens it. */
    public void pushed(ProvedLaunch proved, LaunchRequest request) {
        rows.record(new AuditEvent.LaunchPushed(proved.launch()), request.caller());
        started(proved.launch().registration(), proved.steps(), request);
    }

    /** A launch that goes on in another request: nothing is decided yet. */
    public void started(String registration, List<Step> steps, LaunchRequest request) {
        if (isTestOf(registration, request)) {
            add(request, steps, null);
        }
    }

    /** Puts the refusal on the trail and gives the exception to throw. */
    public LaunchRefusedException refuse(Door door, Refusal refusal, List<Step> steps, LaunchRequest request) {
        return refuse(door, refusal, steps, request, reference -> refused(door, refusal, reference));
    }

    private LaunchRefusedException refuse(
            Door door, Refusal refusal, List<Step> steps, LaunchRequest request, Function<String, AuditEvent> row) {
        Optional<LaunchRegistration> registration = Optional.ofNullable(refusal.registration());
        registration.map(LaunchRegistration::framedBy).ifPresent(framing::allow);
        String reference = ReferenceNumber.parse(request.caller().requestId())
                .orElseGet(ReferenceNumber::random)
                .value();
        Optional<String> id = registration.map(LaunchRegistration::id);
        rows.record(row.apply(reference), request.caller());
        LOG.infof(
                "Launch refused: %s: %s; reference %s, door %s, organisation %s",
                refusal.reason(), refusal.detail(), reference, door, id.orElse("unknown"));
        addRefusal(
                request,
                refusal,
                steps,
                new TestLaunch.End.Refused(door, refusal.reason().name(), refusal.detail(), reference));
        return new LaunchRefusedException(
                refusal.reason(),
                reference,
                registration.map(LaunchRegistration::serviceDesk).orElse(null));
    }

    private static AuditEvent refused(Door door, Refusal refusal, String reference) {
        return new AuditEvent.LaunchRefused(
                door,
                reference,
                refusal.reason().name(),
                refusal.detail(),
                refusal.claimedIssuer().isEmpty() ? null : refusal.claimedIssuer(),
                refusal.registration() == null ? null : refusal.registration().id(),
                refusal.proved());
    }

    private LaunchRefusedException refuseTest(ProvedLaunch proved, LaunchRequest request) {
        Step failed = Step.of(
                TestStep.FICTIONAL_PATIENT,
                StepResult.FAILS,
                "Not of the range for tests: nothing of the patient was kept");
        Refusal refusal = new Refusal(
                RefusalReason.TEST_PATIENT_NOT_FICTIONAL,
                "while a test is on, the patient's NHS number has to begin with 999",
                proved.launch().voucher().userIssuer(),
                proved.registration(),
                true);
        return refuse(proved.launch().door(), refusal, together(proved.steps(), List.of(failed)), request);
    }

    /** The refusal itself stands, whether or not it can be found out if a test is on. */
    private void addRefusal(LaunchRequest request, Refusal refusal, List<Step> steps, TestLaunch.End end) {
        LaunchRegistration registration = refusal.registration();
        try {
            if (registration == null ? testOf(request).isPresent() : isTestOf(registration.id(), request)) {
                add(request, steps, end);
            }
        } catch (StorageUnavailableException e) {
            LOG.warnf("Whether a refused launch was a test could not be looked up: %s", e.getMessage());
        }
    }

    /** Another organisation's launch is no part of a test. */
    private boolean isTestOf(String registration, LaunchRequest request) {
        return testOf(request).filter(registration::equals).isPresent();
    }

    private Optional<String> testOf(LaunchRequest request) {
        return request.test().isEmpty() ? Optional.empty() : tests.registrationOf(request.test());
    }

    private void add(LaunchRequest request, List<Step> steps, TestLaunch.@Nullable End end) {
        tests.add(request.test(), new TestLaunch.Progress(request.begins(), steps, end));
    }

    private static List<Step> together(List<Step> steps, List<Step> last) {
        return Stream.concat(steps.stream(), last.stream()).toList();
    }
}
