package org.sightline.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFilterTest {

    @Test
    void nothingAskedForMeansAnything() {
        ReportFilter filter = ReportFilter.of("", "", "", "", "");

        assertEquals(Map.of(), filter.asked());
        assertEquals("", filter.query());
        assertEquals(List.of(), filter.problems());
    }

    @Test
    void aDayIsOneOfTheUnitedKingdom() {
        ReportFilter filter = ReportFilter.of("missing", "-", "greenfield", "2026-07-01", "2026-10-25");

        assertEquals(Optional.of(Instant.parse("2026-06-30T23:00:00Z")), filter.begins());
        assertEquals(Optional.of(Instant.parse("2026-10-26T00:00:00Z")), filter.ends());
        assertEquals("kind=missing&tab=-&feed=greenfield&from=2026-07-01&to=2026-10-25", filter.query());
    }

    @ParameterizedTest
    @CsvSource({
        "gossip, '', '', Choose the kind from the list.",
        "'', 31/12/2026, '', 'The first day is not a date, such as 2026-11-22.'",
        "'', '', 2026-02-30, 'The last day is not a date, such as 2026-11-22.'",
        "'', '', +999999999-01-01, 'The last day is not a date, such as 2026-11-22.'",
        "'', 2026-11-22, 2026-11-21, The first day has to be no later than the last."
    })
    void whatCannotBeUnderstoodIsSaid(String kind, String from, String to, String problem) {
        assertEquals(List.of(problem), ReportFilter.of(kind, "", "", from, to).problems());
    }

    @Test
    void whatIsFarTooLongNamesNothing() {
        assertTrue(ReportFilter.of("", "x".repeat(41), "y".repeat(9_000), "", "")
                .asked()
                .isEmpty());
    }
}
