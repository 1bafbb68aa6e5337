package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.visit.FewPlaces;
import org.sightline.visit.OpeningPlaces;
import org.sightline.visit.TooMuchAskedException;

/** More openings at a time than a node can have. */
class WaveTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final AtomicBoolean memoryIsShort = new AtomicBoolean();

    private void allow(int most, int ofOneLaunch) {
        opening.places = new OpeningPlaces(new FewPlaces(most, ofOneLaunch, 92), metrics, memoryIsShort::get);
    }

    @Test
    @DisplayName("L01 an opening more than there are places for is turned away before anything is recorded or read")
    void isTurnedAwayBeforeAnythingIsRecorded() {
        allow(4, 100);
        List<String> log = new ArrayList<>();
        AtomicInteger depth = new AtomicInteger();
        opening.answers = _ -> {
            if (depth.incrementAndGet() < 10) {
                try {
                    opening.page();
                } catch (TooMuchAskedException e) {
                    log.addAll(opening.log);
                    assertFalse(e.isOfOneLaunch());
                }
            }
            return List.of();
        };
        opening.page();
        assertEquals(3, depth.get(), "one organisation has three of four places");
        assertEquals(
                3, log.stream().filter(line -> line.equals("audit opening")).count(), log::toString);
        opening.answers = _ -> List.of();
        opening.page();
        assertEquals(
                1.0,
                metrics.counter("sightline.openings.refused", "limit", "places").count());
    }

    @Test
    @DisplayName("L01 one launch has so many openings at a time, and is told that it is its own doing")
    void oneLaunchHasItsLimit() {
        allow(100, 1);
        opening.answers = _ -> {
            assertTrue(assertThrows(TooMuchAskedException.class, opening::page).isOfOneLaunch());
            return List.of();
        };
        opening.page();
        opening.answers = _ -> List.of();
        opening.page();
    }

    @Test
    @DisplayName("L01 nothing is opened while memory runs out, and everything after")
    void nothingIsOpenedWhileMemoryRunsOut() {
        allow(100, 100);
        memoryIsShort.set(true);
        assertThrows(TooMuchAskedException.class, opening::page);
        assertEquals(List.of("session", "policy"), opening.log);
        memoryIsShort.set(false);
        opening.page();
    }

    @Test
    @DisplayName("L01 what ends in a fault gives its place back")
    void aFaultGivesItsPlaceBack() {
        allow(1, 1);
        opening.answers = _ -> {
            throw new IllegalStateException("a fault");
        };
        assertThrows(IllegalStateException.class, opening::page);
        assertThrows(IllegalStateException.class, () -> opening.whole().print(opening.visit()));
        opening.answers = _ -> List.of();
        opening.page();
        opening.whole().print(opening.visit());
    }
}
