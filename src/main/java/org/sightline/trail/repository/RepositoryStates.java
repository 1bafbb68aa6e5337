package org.sightline.trail.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far those have come to whom entries are sent on. */
public interface RepositoryStates {

    /** Those that are set up. */
    List<RepositoryState> all();

    /**
     * One of them.
     *
     * @param destination {@code fhir} or {@code syslog}
     * @param sent how many entries it took
     * @param sentAtOrNull when it took the latest; null if it took none yet
     * @param behind how many seals it has not taken whole; as a rule there is one each second in which something was written
     * @param failingSinceOrNull since when it takes nothing; null if it does
     * @param fault what went wrong; empty if nothing did
     */
    record RepositoryState(
            String destination,
            long sent,
            @Nullable Instant sentAtOrNull,
            long behind,
            @Nullable Instant failingSinceOrNull,
            String fault) {

        public Optional<Instant> sentAt() {
            return Optional.ofNullable(sentAtOrNull);
        }

        public Optional<Instant> failingSince() {
            return Optional.ofNullable(failingSinceOrNull);
        }
    }
}
