package org.sightline.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** For what happens on another thread: goes on as soon as it has, and fails where it does not within half a minute. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Waiting() {}

    public static void until(Callable<Boolean> reached) {
        untilEqual(true, reached);
    }

    public static <T> void untilEqual(T expected, Callable<T> actual) {
        untilEqual(expected, actual, LONGEST);
    }

    /** For what takes longer to begin with, such as a server of others. */
    static <T> void untilEqual(T expected, Callable<T> actual, Duration longest) {
        Instant latest = Instant.now().plus(longest);
        try {
            T found = actual.call();
            while (!expected.equals(found) && Instant.now().isBefore(latest)) {
                Thread.sleep(BETWEEN);
                found = actual.call();
            }
            assertEquals(expected, found);
        } catch (Exception e) {
            throw new AssertionError("cannot be waited for", e);
        }
    }
}
