package org.sightline.launch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.LaunchId;

/**
 * A test launch as it is on record.
 *
 * @param steps those that a launch has come to so far
 * @param end how it ended; none if it is still on or nobody launched in time
 */
public record TestLaunch(
        Instant begunAt,
        Instant expiresAt,
        List<Step> steps,
        @Nullable End end) {

    public TestLaunch {
        steps = List.copyOf(steps);
    }

    /** The end of a test. */
    public sealed interface End {

        /** The launch opened a session. */
        record Accepted(Door door, LaunchId launchId) implements End {}

        /** The launch was refused. */
        record Refused(Door door, String reason, String detail, String reference) implements End {}

        /** Its administrator ended it. */
        record Stopped() implements End {}
    }

    /**
     * What one request adds to a test.
     *
     * @param begins whether the launch begins with it, so that steps of an earlier one go
     * @param end if the launch ended with it
     */
    public record Progress(
            boolean begins, List<Step> steps, @Nullable End end) {
        public Progress {
            steps = List.copyOf(steps);
        }
    }
}
