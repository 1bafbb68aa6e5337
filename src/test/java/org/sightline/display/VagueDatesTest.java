package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VagueDatesTest {

    @Test
    @DisplayName("H5 a vague date stands by the last moment it may mean, and what has no date stands last")
    void standsByTheLastMomentItMayMean() {
        List<String> sorted = Stream.of(
                        "2025-12-31", "2026", "no date", "2026-11-20", "2026-11", "2026-12-31T10:00:00Z", "2026-10-31")
                .map(ClinicalDate::of)
                .sorted(Comparator.comparing(RecencyTest::of, Recency.LATEST_FIRST))
                .map(ClinicalDate::iso)
                .toList();
        assertEquals(
                List.of("2026", "2026-12-31T10:00Z", "2026-11", "2026-11-20", "2026-10-31", "2025-12-31", ""), sorted);
    }
}
