package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sightline.tab.document.RenderingPool.Outcome;
import org.sightline.tab.document.RenderingShares.Owner;
import org.sightline.testing.Waiting;

@Timeout(60)
class RenderingSharesTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(50);

    private static final Owner ONE = new Owner("A81001", "one");
    private static final Owner COLLEAGUE = new Owner("A81001", "colleague");
    private static final Owner ELSEWHERE = new Owner("B82002", "one");

    @Test
    @DisplayName("C10-SHARE 33 slow files of one user leave half of the places and most turns to others")
    void oneUserLeavesPlacesToOthers() throws Exception {
        RenderingShares shares = new RenderingShares(4, 32);
        assertTrue(shares.take(ONE, NOT_AT_ALL));
        assertTrue(shares.take(ONE, NOT_AT_ALL));
        try (ExecutorService openings = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> more = new ArrayList<>();
            for (int i = 0; i < 31; i++) {
                more.add(openings.submit(() -> shares.take(ONE, LONG)));
            }
            Waiting.untilEqual(8, shares::waitingTurns);
            Waiting.until(() -> more.stream().filter(Future::isDone).count() >= 23);
            assertTrue(shares.take(ELSEWHERE, NOT_AT_ALL));
            assertTrue(shares.take(COLLEAGUE, NOT_AT_ALL));
            assertEquals(4, shares.taken());
            for (int i = 0; i < 8; i++) {
                shares.giveBack(ONE);
            }
            int given = 0;
            for (Future<Boolean> one : more) {
                given += one.get() ? 1 : 0;
            }
            assertEquals(8, given);
        }
    }

    @Test
    @DisplayName("C10-SHARE the next turn is that of the organisation, and then of the user, that had none for longest")
    void turnsGoRound() throws Exception {
        RenderingShares shares = new RenderingShares(1, 32);
        assertTrue(shares.take(ONE, NOT_AT_ALL));
        List<Owner> served = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService openings = Executors.newVirtualThreadPerTaskExecutor()) {
            int waiting = 0;
            for (Owner owner : List.of(ONE, ONE, ONE, COLLEAGUE, ELSEWHERE, ELSEWHERE)) {
                openings.submit(() -> {
                    assertTrue(shares.take(owner, LONG));
                    served.add(owner);
                    shares.giveBack(owner);
                });
                Waiting.untilEqual(++waiting, shares::waitingTurns);
            }
            shares.giveBack(ONE);
        }
        assertEquals(List.of(ELSEWHERE, COLLEAGUE, ELSEWHERE, ONE, ONE, ONE), served);
    }

    @Test
    @DisplayName(
            "C10-SHARE who gives up waiting takes no place along, and what goes on where it should not counts as its owner's")
    void countsWhatGoesOn() {
        RenderingShares shares = new RenderingShares(2, 8);
        assertTrue(shares.take(ONE, NOT_AT_ALL));
        assertFalse(shares.take(ONE, NOT_AT_ALL));
        assertEquals(0, shares.waitingTurns());
        shares.lend();
        assertEquals(0, shares.taken());
        assertFalse(shares.take(ONE, NOT_AT_ALL));
        assertTrue(shares.take(COLLEAGUE, NOT_AT_ALL));
        shares.settled(ONE);
        assertTrue(shares.take(ONE, NOT_AT_ALL));
        assertEquals(2, shares.taken());
    }

    @Test
    @DisplayName("C10-SHARE a thread that cannot be started costs no place")
    void aThreadThatCannotStartCostsNoPlace() {
        boolean[] exhausted = {true};
        RenderingPool pool = new RenderingPool(
                RenderingPoolTest.settings(Map.of("threads", "1")),
                new SimpleMeterRegistry(),
                work -> new Thread(work) {
                    @Override
                    public void start() {
                        if (exhausted[0]) {
                            throw new OutOfMemoryError("unable to create native thread");
                        }
                        super.start();
                    }
                });
        for (int i = 0; i < 3; i++) {
            assertEquals(new Outcome.NoPlace<>(), pool.run(ONE, () -> 1));
        }
        exhausted[0] = false;
        assertEquals(new Outcome.Done<>(1), pool.run(ONE, () -> 1));
    }
}
