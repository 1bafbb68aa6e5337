package org.sightline.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.testing.Launches;
import org.sightline.visit.AttemptTally.Counted;

class AttemptTallyTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private final AttemptTally tally = new AttemptTally();
    private final AttemptEvent atIvy = launch();

    @Test
    void theFirstOfItsKindHasARowAndTheOthersAreCountedUntilTheTurn() {
        assertTrue(note(atIvy, 1));
        assertFalse(note(atIvy, 1));
        assertFalse(note(atIvy, 1));
        assertTrue(note(atIvy, 2));

        Caller address = new Caller("192.0.2.1", "", "");
        assertEquals(List.of(new Counted(atIvy, address, NOW, 2)), tally.turn());
        assertEquals(List.of(), tally.turn());
        assertTrue(note(atIvy, 1));
    }

    @Test
    @DisplayName(
            "L09 however many addresses flood one launch, its rows are few, all are counted, and others' rows come")
    void manyAddressesAtOneLaunch() {
        assertEquals(5, rows(1_000, atIvy));

        assertTrue(note(launch(), 5_000));
        assertEquals(List.of(new Counted(atIvy, Caller.OURSELVES, NOW, 995)), tally.turn());
    }

    @Test
    @DisplayName("L09 however many launches one address floods, its rows are few, and another address's rows come")
    void manyLaunchesFromOneAddress() {
        int rows = 0;
        for (int i = 0; i < 1_000; i++) {
            rows += note(launch(), 1) ? 1 : 0;
        }

        assertEquals(10, rows);
        assertTrue(note(atIvy, 2));
        assertEquals(
                List.of(new Counted(
                        new AttemptEvent.OfPlace("", AttemptReason.COOKIE_WRONG), Caller.OURSELVES, NOW, 990)),
                tally.turn());
    }

    @Test
    @DisplayName("L09 however many addresses flood however many launches, there is an end to rows and to memory")
    void manyAddressesAtManyLaunches() {
        int rows = 0;
        for (int i = 0; i < 10_000; i++) {
            rows += note(launch(), i) ? 1 : 0;
        }

        assertEquals(100, rows);
        List<Counted> counted = tally.turn();
        assertEquals(1, counted.size());
        assertEquals(9_900, counted.getFirst().more());
    }

    @Test
    void whatCouldNotBeWrittenIsCountedOn() {
        note(atIvy, 1);
        note(atIvy, 1);
        Counted unwritten = tally.turn().getFirst();
        note(atIvy, 1);
        note(atIvy, 1);
        tally.countAgain(unwritten);

        List<Integer> more = new ArrayList<>();
        tally.turn().forEach(one -> more.add(one.more()));
        assertEquals(List.of(2), more);
    }

    private int rows(int addresses, AttemptEvent attempt) {
        int rows = 0;
        for (int i = 0; i < addresses; i++) {
            rows += note(attempt, i) ? 1 : 0;
        }
        return rows;
    }

    private boolean note(AttemptEvent attempt, int address) {
        return tally.note(attempt, new Caller("192.0.2." + address, "Mozilla/5.0", "0123"), NOW);
    }

    private static AttemptEvent launch() {
        return new AttemptEvent.OfLaunch(Launches.newId(), Launches.ritaOpensIvy(), AttemptReason.COOKIE_WRONG);
    }
}
