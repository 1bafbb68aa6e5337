package org.sightline.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.Step;
import org.sightline.launch.TestLaunch;
import org.sightline.officer.OfficeFrame;

/**
 * The page of test launches.
 *
 * @param waits whether the page looks again by itself
 * @param refusal why the launch was refused, if it was
 * @param feeds how each feed answered the first page that the launch opened
 */
record TestView(
        OfficeFrame frame,
        State state,
        Times times,
        boolean waits,
        List<Step> steps,
        @Nullable RefusalLine refusal,
        List<FeedLine> feeds) {

    /**
     * When the last test was on, in words.
     *
     * @param until when it ends by itself
     */
    record Times(String begun, String until) {}

    /** No test was ever started. */
    static TestView none(OfficeFrame frame) {
        return new TestView(frame, State.NONE, new Times("", ""), false, List.of(), null, List.of());
    }

    /** Where a test is. */
    enum State {
        NONE,
        WAITING,
        UNDER_WAY,
        ACCEPTED,
        REFUSED,
        STOPPED,
        OVER;

        static State of(TestLaunch test, boolean inTime) {
            return switch (test.end()) {
                case null -> !inTime ? OVER : test.steps().isEmpty() ? WAITING : UNDER_WAY;
                case TestLaunch.End.Accepted _ -> ACCEPTED;
                case TestLaunch.End.Refused _ -> REFUSED;
                case TestLaunch.End.Stopped _ -> STOPPED;
            };
        }
    }

    public boolean isOn() {
        return state == State.WAITING || state == State.UNDER_WAY;
    }

    /** How one feed answered, in words. */
    record FeedLine(String name, String words, String sign) {

        static FeedLine of(String name, String outcome) {
            return switch (outcome) {
                case "answered" -> new FeedLine(name, "Holds the patient; number and birth date agree", "good");
                case "patient-mismatch" ->
                    new FeedLine(name, "Does not agree: it holds another birth date or number", "danger");
                case "patient-not-known" -> new FeedLine(name, "Holds no such patient", "none");
                case "unavailable" -> new FeedLine(name, "Did not answer", "warning");
                case "not-permitted" -> new FeedLine(name, "Did not permit it", "warning");
                case "withheld" -> new FeedLine(name, "Shows nothing of this patient to this user", "none");
                case "not-connected" -> new FeedLine(name, "Not connected here", "none");
                default -> new FeedLine(name, outcome, "none");
            };
        }
    }
}
