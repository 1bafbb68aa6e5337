package org.sightline.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditEvent.Attempted;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.database.StorageUnavailableException;
import org.sightline.launch.RecordedTrail;
import org.sightline.session.KnownLaunches;
import org.sightline.testing.Launches;
import org.sightline.testing.SettableClock;
import org.sightline.testing.Waiting;

/** Attempts while the trail or the sessions are away: nobody who is refused notices, and they are counted. */
class AttemptsOutageTest {

    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final LaunchId LAUNCH = Launches.newId();
    private static final LaunchContext IVY = Launches.ritaOpensIvy();

    private final RecordedTrail trail = new RecordedTrail();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(NINE);

    @Test
    @DisplayName(
            "S15 an attempt whose row cannot be written is counted, and the count is written when the trail is back")
    void countsUntilTheTrailIsBack() throws InterruptedException {
        Attempts attempts = attempts(_ -> Optional.of(IVY));
        trail.available = false;
        attempts.atLaunch("/record/" + LAUNCH + "/summary", AttemptReason.COOKIE_WRONG, RecordedTrail.CALLER);
        attempts.stop();
        clock.advance(Duration.ofMinutes(1));
        attempts.turn();
        trail.available = true;

        attempts.turn();
        attempts.turn();

        AttemptEvent attempt = new AttemptEvent.OfLaunch(LAUNCH, IVY, AttemptReason.COOKIE_WRONG);
        assertEquals(List.of(new Attempted(attempt, "1 more like it since 09:00:00 GMT")), trail.events);
    }

    @Test
    @DisplayName("S15 an attempt whose launch cannot be looked up is counted as one that was not looked at")
    void saysWhatItCouldNotLookAt() throws InterruptedException {
        Attempts attempts = attempts(_ -> {
            throw new StorageUnavailableException("away");
        });
        attempts.atLaunch("/record/" + LAUNCH + "/summary", AttemptReason.COOKIE_WRONG, RecordedTrail.CALLER);
        attempts.stop();

        AttemptEvent attempt = new AttemptEvent.OfPlace("", AttemptReason.NOT_LOOKED_AT);
        assertEquals(List.of(new Attempted(attempt, "1 more like it since 09:00:00 GMT")), trail.events);
        assertTrue(metrics.counter("sightline.attempts", "reason", "cookie-wrong", "launch", "not-looked-at")
                        .count()
                == 1);
    }

    @Test
    @DisplayName("L09 a flood of made-up launches from one address leaves another address's attempt its row")
    void aFloodFromOneAddressLeavesOthersTheirRows() throws InterruptedException {
        CountDownLatch flooded = new CountDownLatch(1);
        Attempts attempts = attempts(launch -> {
            Waiting.until(() -> flooded.getCount() == 0);
            return launch.equals(LAUNCH) ? Optional.of(IVY) : Optional.empty();
        });
        for (int i = 0; i < 1_000; i++) {
            attempts.atLaunch("/record/" + Launches.newId(), AttemptReason.COOKIE_MISSING, RecordedTrail.CALLER);
        }
        attempts.atLaunch("/record/" + LAUNCH, AttemptReason.COOKIE_WRONG, new Caller("192.0.2.8", "", "request-2"));
        flooded.countDown();
        attempts.stop();

        AttemptEvent attempt = new AttemptEvent.OfLaunch(LAUNCH, IVY, AttemptReason.COOKIE_WRONG);
        assertEquals(new Attempted(attempt, ""), trail.events.getFirst());
        AttemptEvent unknown = new AttemptEvent.OfPlace("", AttemptReason.NOT_LOOKED_AT);
        assertEquals(new Attempted(unknown, "960 more like it since 09:00:00 GMT"), trail.events.getLast());
    }

    private Attempts attempts(KnownLaunches launches) {
        return new Attempts(launches, trail, metrics, clock);
    }
}
