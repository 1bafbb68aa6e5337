package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sightline.audit.LaunchHistory;
import org.sightline.audit.LaunchHistory.RefusedLaunch;

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

    List<RefusalLine> latest(String registration, int most) {
        return history.refused(registration, most).stream().map(this::line).toList();
    }

    Optional<RefusalLine> byReference(String registration, String reference) {
        return history.refused(registration, reference).map(this::line);
    }

    List<RefusalTotal> totals(String registration) {
        return history.refusalsByReason(registration, clock.instant().minus(Duration.ofDays(DAYS))).stream()
                .map(count -> new RefusalTotal(count.reason(), words.of(count.reason()), count.count()))
                .toList();
    }

    List<AttemptLine> attempts(String registration, int most) {
        return history.attempts(registration, most).stream()
                .map(attempt -> AttemptLine.of(attempt, words))
                .toList();
    }

    RefusalLine line(RefusedLaunch launch) {
        return RefusalLine.of(launch, words);
    }
}
