package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.LaunchHistory;
import org.sightline.audit.LaunchHistory.Proof;
import org.sightline.audit.LaunchHistory.RefusedLaunch;
import org.sightline.context.ListPart;

/** Puts an organisation's refused launches into words. */
@ApplicationScoped
class RefusedLaunches {

    /** How far back refusals are counted; the page says so. */
    static final int DAYS = 30;

    private final LaunchHistory history;
    private final RefusalWords words;
    private final InstantSource clock;

    @Inject
    RefusedLaunches(LaunchHistory history, RefusalWords words, InstantSource clock) {
        this.history = history;
        this.words = words;
        this.clock = clock;
    }

    /** @param after the number of the last row of the page before; 0 for the first page */
    ListPart<RefusalLine> latest(String registration, Proof proof, long after) {
        return history.refused(registration, proof, after).map(this::line);
    }

    Optional<RefusalLine> byReference(String registration, String reference) {
        return history.refused(registration, reference).map(this::line);
    }

    List<RefusalTotal> totals(String registration, Proof proof) {
        return history.refusalsByReason(registration, proof, clock.instant().minus(Duration.ofDays(DAYS))).stream()
                .map(count -> new RefusalTotal(count.reason(), words.of(count.reason()), count.count()))
                .toList();
    }

    /** @param after the number of the last row of the page before; 0 for the first page */
    ListPart<AttemptLine> attempts(String registration, long after) {
        return history.attempts(registration, after).map(attempt -> AttemptLine.of(attempt, words));
    }

    RefusalLine line(RefusedLaunch launch) {
        return RefusalLine.of(launch, words);
    }
}
