package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.Recency.Relation;

class RecencyTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    static Recency of(ClinicalDate when) {
        return Recency.of(when, new Observation());
    }

    @Test
    @DisplayName("H5 later and earlier are said only where they are sure")
    void saysLaterOnlyWhereItIsSure() {
        assertEquals(Relation.LATER, relation("2026-11-20", "2026-10"));
        assertEquals(Relation.EARLIER, relation("2025", "2026-01-01"));
        assertEquals(Relation.CANNOT_TELL, relation("2026-11", "2026-11-20T08:00:00Z"));
        assertEquals(Relation.CANNOT_TELL, relation("2026-11-20", "2026-11-20"));
        assertEquals(Relation.CANNOT_TELL, relation("", "2026-11-20"));
        assertEquals(Relation.CANNOT_TELL, relation("1899-12-31", "2026-11-20"));
        assertEquals(Relation.SAME_TIME, relation("2026-11-20T08:00:00Z", "2026-11-20T08:00:00+00:00"));
    }

    @Test
    @DisplayName("of one time, what is corrected is taken before what is final, then what was issued or changed last")
    void takesTheMostSettledOfOneTime() {
        List<String> ascending = List.of(
                "a registered 2026-11-12 2026-11-12",
                "b preliminary 2026-11-12 2026-11-12",
                "c final 2026-11-10 2026-11-12",
                "d final 2026-11-11 2026-11-11",
                "e final 2026-11-11 2026-11-12",
                "f amended 2026-11-01 2026-11-01");
        Latest<String> parted = Latest.of(ascending, words -> sent("2026-11-10T10:30:00Z", words));
        assertEquals(ascending.reversed(), parted.latest());
        assertEquals(List.of(), parted.earlier());
        assertEquals(
                ascending.reversed(),
                Latest.of(ascending.reversed(), words -> sent("2026-11", words)).latest());
    }

    @Test
    void whatLiesAheadIsNeverTheLatest() {
        Latest<String> parted = Latest.of(
                List.of(
                        "2027-01-01",
                        "2026-11-29",
                        "2026-11",
                        "2026",
                        "2026-11-30T09:04:00Z",
                        "",
                        "2026-10-31",
                        "9999"),
                date -> of(ClinicalDate.of(date)).asOf(NOW));
        assertEquals(List.of("2027-01-01"), parted.ahead());
        assertEquals(List.of("2026-11-30T09:04:00Z", "2026-11", "2026", "", "9999"), parted.latest());
        assertEquals(List.of("2026-11-29", "2026-10-31"), parted.earlier());
        Recency planned = Recency.of(ClinicalDate.of("2027-01-01"), new Appointment());
        assertFalse(planned.asOf(NOW).ahead());
    }

    @Test
    @DisplayName("whatever the dates, the orders are orders, and nothing surely later stands after what is earlier")
    void ordersAreOrders() {
        Random random = new Random(7);
        String[] dates = {"2026", "2026-11", "2026-10", "2026-11-20", "2026-11-20T08:00:00Z", "2025", "", "0001", "2027"
        };
        for (int round = 0; round < 300; round++) {
            List<Recency> some = random.ints(40, 0, dates.length)
                    .mapToObj(i -> of(ClinicalDate.of(dates[i])).asOf(NOW))
                    .toList();
            List<Recency> sorted = some.stream().sorted(Recency.LATEST_FIRST).toList();
            for (int i = 1; i < sorted.size(); i++) {
                boolean swapped = sorted.get(i).to(sorted.get(i - 1)) == Relation.LATER;
                assertTrue(!swapped || sorted.get(i).ahead(), sorted::toString);
            }
            Latest<Recency> parted = Latest.of(some, one -> one);
            assertEquals(
                    40,
                    parted.latest().size()
                            + parted.ahead().size()
                            + parted.earlier().size());
            assertTrue(parted.latest().stream()
                    .allMatch(
                            one -> some.stream().allMatch(other -> other.ahead() || other.to(one) != Relation.LATER)));
        }
        for (Comparator<Recency> order : Arrays.asList(Recency.LATEST_FIRST, Recency.SOONEST_FIRST)) {
            assertEquals(0, order.compare(of(ClinicalDate.of("2026")), of(ClinicalDate.of("2026"))));
        }
    }

    private static Relation relation(String one, String other) {
        return of(ClinicalDate.of(one)).to(of(ClinicalDate.of(other)));
    }

    /** @param words a name, a status, when it was issued and when it was changed */
    private static Recency sent(String when, String words) {
        String[] parts = words.split(" ");
        Observation observation = new Observation();
        observation.getStatusElement().setValueAsString(parts[1]);
        observation.setIssuedElement(new InstantType(parts[2] + "T12:00:00Z"));
        observation.getMeta().setLastUpdatedElement(new InstantType(parts[3] + "T12:00:00Z"));
        return Recency.of(ClinicalDate.of(when), observation);
    }
}
