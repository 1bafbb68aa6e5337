package org.sightline.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.registration.LaunchRegistration;

/**
 * Whom the doors tell of their steps. While a request is part of a test launch what they say is gathered; in any other
 * request nobody listens and nothing is done. What is said is read by administrators and kept: it never holds anything of
 * a patient, a token, a code or a secret.
 */
public final class TestLaunch {

    static final ScopedValue<TestLaunch> CURRENT = ScopedValue.newInstance();

    private static final int LONGEST = 1_000;

    private final LaunchRegistration registration;
    private final List<Told> told = new ArrayList<>();
    private Optional<Outcome> outcome = Optional.empty();
    private boolean fresh;
    private boolean anothers;

    TestLaunch(LaunchRegistration registration) {
        this.registration = registration;
    }

    /** How a step came out, as far as a launch came to it. */
    public enum Result {
        HOLDS,
        FAILS,
        NOT_MADE
    }

    /** One step as its door told it. */
    public record Told(String step, String title, String expected, Result result, String came) {}

    /** How the launch ended. */
    sealed interface Outcome {
        Door door();

        /** It opened a session. */
        record Accepted(Door door, LaunchId launchId) implements Outcome {}

        /** It was refused. */
        record Refused(Door door, RefusalReason reason, String detail, String reference) implements Outcome {}
    }

    /** The test that this request is part of, if it is. */
    public static Optional<TestLaunch> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** A launch begins, as far as is known of this organisation: another's is no part of the test. */
    public static void begins(Optional<LaunchRegistration> organisation) {
        current().ifPresent(test -> test.concerns(organisation, true));
    }

    /** A launch that began in an earlier request goes on. */
    public static void goesOn(Optional<LaunchRegistration> organisation) {
        current().ifPresent(test -> test.concerns(organisation, false));
    }

    /** A step held. */
    public static void held(LaunchStep step, Supplier<String> came) {
        current().ifPresent(test -> test.tell(step, Result.HOLDS, came.get()));
    }

    public void tell(LaunchStep step, Result result, String came) {
        String cut = came.length() <= LONGEST ? came : came.substring(0, LONGEST) + "…";
        told.add(new Told(step.name(), step.title(), step.expected(), result, cut));
    }

    /** Whose test it is. */
    public LaunchRegistration registration() {
        return registration;
    }

    /** What a test has against a launch that its door has proved: patients of tests are fictional. */
    static Optional<Refusal> objectionTo(LaunchContext launch) {
        return current()
                .filter(test -> launch.registration().equals(test.registration.id()))
                .flatMap(test -> test.objection(launch));
    }

    static void accepted(LaunchContext launch, LaunchId launchId) {
        current()
                .filter(test -> launch.registration().equals(test.registration.id()))
                .ifPresent(test -> {
                    test.tell(TestStep.SESSION, Result.HOLDS, "Opened; it ends as any other does");
                    test.outcome = Optional.of(new Outcome.Accepted(launch.door(), launchId));
                });
    }

    static void refused(Door door, Refusal refusal, String reference) {
        current().ifPresent(test -> {
            test.anothers |= refusal.registration()
                    .filter(other -> !other.id().equals(test.registration.id()))
                    .isPresent();
            test.outcome = Optional.of(new Outcome.Refused(door, refusal.reason(), refusal.detail(), reference));
        });
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    Optional<Outcome> outcome() {
        return outcome;
    }

    /** Whether what was told is the first of its launch. */
    boolean isFresh() {
        return fresh;
    }

    /** Whether there is anything of this organisation to keep. */
    boolean isOurs() {
        boolean heard = !told.isEmpty() || outcome.isPresent();
        return heard && !anothers;
    }

    private void concerns(Optional<LaunchRegistration> organisation, boolean begins) {
        anothers |= organisation
                .filter(other -> !other.id().equals(registration.id()))
                .isPresent();
        fresh |= begins;
    }

    private Optional<Refusal> objection(LaunchContext launch) {
        if (launch.patient().nhsNumber().isFictional()) {
            tell(TestStep.FICTIONAL_PATIENT, Result.HOLDS, "Of the range for tests");
            return Optional.empty();
        }
        String detail = "while a test is on, the patient's NHS number has to begin with 999";
        tell(TestStep.FICTIONAL_PATIENT, Result.FAILS, "Not of the range for tests: nothing of the patient was kept");
        return Optional.of(new Refusal(
                RefusalReason.TEST_PATIENT_NOT_FICTIONAL,
                detail,
                Optional.of(launch.voucher().userIssuer()),
                Optional.of(registration)));
    }
}
