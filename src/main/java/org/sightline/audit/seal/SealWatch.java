package org.sightline.audit.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What was found of the backlog last, and what follows from it. If nobody has been able to look for a while, all that
 * time counts as waiting.
 */
final class SealWatch {

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Duration alarmAfter;
    private final Duration stopAfter;
    private final InstantSource clock;
    private volatile Found found;

    /** @param why what went wrong with the last try; empty if nothing did */
    private record Found(Instant at, Duration behind, String why) {}

    SealWatch(Duration alarmAfter, Duration stopAfter, InstantSource clock) {
        this.alarmAfter = alarmAfter;
        this.stopAfter = stopAfter;
        this.clock = clock;
        found = new Found(clock.instant(), Duration.ZERO, "");
    }

    void found(Duration behind, String why) {
        found = new Found(clock.instant(), behind, why);
    }

    /** The backlog could not be looked at. */
    void notFound(String why) {
        found = new Found(found.at(), found.behind(), why);
    }

    SealState state() {
        Found last = found;
        Duration age = Duration.between(last.at(), clock.instant());
        Duration behind = age.compareTo(FRESH) > 0 ? last.behind().plus(age) : last.behind();
        String why = last.why().isEmpty() ? "a transaction that is under way in the database's cluster" : last.why();
        if (behind.compareTo(stopAfter) > 0) {
            return new SealState.Stalled(behind, why);
        }
        return behind.compareTo(alarmAfter) > 0 ? new SealState.Late(behind, why) : new SealState.Current(behind);
    }
}
