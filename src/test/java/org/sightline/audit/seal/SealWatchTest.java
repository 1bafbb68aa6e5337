package org.sightline.audit.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.SettableClock;
import org.sightline.testing.TestDatabase;

/** Seals that stall: first somebody is told, then nothing is opened. */
class SealWatchTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T09:00:00Z"));
    private final SealWatch watch = new SealWatch(Duration.ofMinutes(1), Duration.ofHours(1), clock);

    @Test
    @DisplayName("A08: an alarm, then a stop, and it goes on by itself")
    void alarmsThenStopsAndRecovers() {
        watch.found(Duration.ofSeconds(60), "");
        assertInstanceOf(SealState.Current.class, watch.state());

        watch.found(Duration.ofSeconds(61), "the key is not there");
        assertEquals(new SealState.Late(Duration.ofSeconds(61), "the key is not there"), watch.state());

        watch.found(Duration.ofSeconds(3_601), "");
        assertInstanceOf(SealState.Stalled.class, watch.state());

        watch.found(Duration.ZERO, "");
        assertInstanceOf(SealState.Current.class, watch.state());
    }

    @Test
    void whatNobodyLooksAtIsNotTakenForCurrent() {
        watch.found(Duration.ofSeconds(5), "");
        watch.notFound("the database failed, SQL state 08001");
        clock.advance(Duration.ofMinutes(2));
        assertEquals(
                new SealState.Late(Duration.ofSeconds(125), "the database failed, SQL state 08001"), watch.state());
        clock.advance(Duration.ofHours(1));
        assertInstanceOf(SealState.Stalled.class, watch.state());
    }

    @Test
    void healthIsDownOnlyWhenNothingIsOpened() {
        HealthCheckResponse late = SealHealth.answer(new SealState.Late(Duration.ofSeconds(61), "why"));
        assertEquals(HealthCheckResponse.Status.UP, late.getStatus());
        assertEquals("why", late.getData().orElseThrow().get("why"));
        assertEquals(
                HealthCheckResponse.Status.DOWN,
                SealHealth.answer(new SealState.Stalled(Duration.ofHours(2), "why"))
                        .getStatus());
        assertEquals(
                "M Castell",
                SealHealth.answer(new SealState.Unsealed("M Castell"))
                        .getData()
                        .orElseThrow()
                        .get("acceptedBy"));
    }

    @Test
    @DisplayName("A08: a transaction that never ends, anywhere in the cluster, shows as a backlog")
    void seesWhatWaitsBehindATransaction() throws Exception {
        SealedTrail trail = new SealedTrail();
        trail.seal();
        assertEquals(Duration.ZERO, backlog(trail));
        try (Handle other = TestDatabase.migrated().asOwner().open()) {
            other.begin();
            other.execute("CREATE TABLE held (n int)");
            trail.write(2);
            trail.sealer().seal();
            assertTrue(backlog(trail).isPositive());
            other.rollback();
        }
        trail.seal();
        assertEquals(Duration.ZERO, backlog(trail));
    }

    private Duration backlog(SealedTrail trail) {
        return trail.database().database().withHandle(handle -> SealBacklog.of(handle, clock.instant()));
    }
}
