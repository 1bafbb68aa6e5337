package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps an impatient administrator from asking their own server too often; each node counts for itself. */
@ApplicationScoped
class CheckPace {

    static final Duration PAUSE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    @Inject
    CheckPace(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether a registration's server may be asked now; if so, it counts as asked. */
    boolean mayGo(String registration) {
        Instant now = clock.instant();
        return last.merge(
                        registration, now, (before, next) -> before.plus(PAUSE).isAfter(next) ? before : next)
                == now;
    }
}
