package org.sightline.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sightline.context.Door;
import org.sightline.context.LaunchId;
import org.sightline.launch.TestLaunch.Told;

/**
 * A test launch as it is on record.
 *
 * @param steps those that a launch has come to so far
 * @param end how it ended, unless it is still on or nobody launched in time
 */
public record KeptTest(Instant begunAt, Instant expiresAt, List<Told> steps, Optional<End> end) {

    public KeptTest {
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
}
