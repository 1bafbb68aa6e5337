package org.sightline.alive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.SettableClock;
import org.sightline.testing.Waiting;

class HeartbeatTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
    private final AtomicInteger rendered = new AtomicInteger();

    @Test
    @DisplayName("a node that renders is alive, however long ago it began")
    void aNodeThatRendersIsAlive() {
        Heartbeat heartbeat = new Heartbeat(clock, rendered::incrementAndGet, () -> true);
        clock.advance(Duration.ofHours(1));
        heartbeat.beat();
        Waiting.until(() -> heartbeat.isAlive(MINUTE));
        assertEquals(1, rendered.get());
    }

    @Test
    @DisplayName("a node that does not come to rendering for a minute is not alive, and is once it does")
    void aNodeThatIsStuckIsNotAlive() {
        CountDownLatch stuck = new CountDownLatch(1);
        Heartbeat heartbeat = new Heartbeat(clock, () -> await(stuck), () -> true);
        heartbeat.beat();
        clock.advance(Duration.ofSeconds(59));
        heartbeat.beat();
        assertTrue(heartbeat.isAlive(MINUTE));
        clock.advance(Duration.ofSeconds(1));
        heartbeat.beat();
        assertFalse(heartbeat.isAlive(MINUTE));
        stuck.countDown();
        Waiting.until(() -> heartbeat.isAlive(MINUTE));
    }

    @Test
    @DisplayName("a node that can render no page, or no file for a minute, is not alive")
    void aNodeThatCanRenderNothingIsNotAlive() {
        Heartbeat noPage = new Heartbeat(
                clock,
                () -> {
                    throw new IllegalStateException("no page");
                },
                () -> true);
        Heartbeat noFile = new Heartbeat(clock, rendered::incrementAndGet, () -> false);
        clock.advance(MINUTE);
        noPage.beat();
        noFile.beat();
        Waiting.untilEqual(1, rendered::get);
        assertFalse(noPage.isAlive(MINUTE));
        assertFalse(noFile.isAlive(MINUTE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
