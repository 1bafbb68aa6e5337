package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClinicalDateTest {

    @Test
    void keepsThePrecisionItWasSentWith() {
        assertEquals("12-Mar-1945", ClinicalDate.of("1945-03-12").text());
        assertEquals("Mar-2019", ClinicalDate.of("2019-03").text());
        assertEquals("2019", ClinicalDate.of("2019").text());
        assertEquals(
                "02-Sep-2026 09:05",
                ClinicalDate.of("2026-09-02T09:05:59+01:00").text());
        assertEquals("Sep-2026", ClinicalDate.of("2026-09").text());
    }

    @Test
    void speaksTheLongFormAndCarriesIso() {
        ClinicalDate date = ClinicalDate.of("1945-03-12");
        assertEquals("12 March 1945", date.spoken());
        assertEquals("1945-03-12", date.iso());
        assertEquals("March 2019", ClinicalDate.of("2019-03").spoken());
        assertEquals("2019-03", ClinicalDate.of("2019-03").iso());
    }

    @Test
    void showsTimesOfTheUnitedKingdomWhateverZoneTheyWereSentIn() {
        assertEquals(
                "01-Jul-2026 13:00", ClinicalDate.of("2026-07-01T12:00:00Z").text());
        assertEquals(
                "02-Jan-2026 00:30",
                ClinicalDate.of("2026-01-01T19:30:00-05:00").text());
    }

    @Test
    void tellsTheTwoHoursOfTheClockChangeApartAndInOrder() {
        ClinicalDate first = ClinicalDate.of("2026-10-25T01:30:00+01:00");
        ClinicalDate second = ClinicalDate.of("2026-10-25T01:30:00+00:00");
        assertEquals("25-Oct-2026 01:30 BST", first.text());
        assertEquals("25-Oct-2026 01:30 GMT", second.text());
        assertEquals(
                List.of(second, first),
                Stream.of(first, second).sorted(ClinicalDate.LATEST_FIRST).toList());
    }

    @Test
    void showsImpossibleDatesAsSentAndSortsThemLast() {
        ClinicalDate impossible = ClinicalDate.of("2019-02-30");
        assertEquals("“2019-02-30” (not a possible date)", impossible.text());
        assertEquals("", impossible.iso());
        assertFalse(impossible.isKnown());
        assertEquals(
                "“2026-13” (not a possible date)", ClinicalDate.of("2026-13").text());
        assertEquals(
                "“x[U+202E]y” (not a possible date)",
                ClinicalDate.of("x\u202Ey").text());
        List<ClinicalDate> sorted = Stream.of(impossible, ClinicalDate.of("2020"), ClinicalDate.of("2021-05"))
                .sorted(ClinicalDate.LATEST_FIRST)
                .toList();
        assertEquals(
                List.of("May-2021", "2020", impossible.text()),
                sorted.stream().map(ClinicalDate::text).toList());
    }

    @Test
    void saysWhenThereIsNoDate() {
        assertEquals("Date not recorded", ClinicalDate.of((String) null).text());
        assertEquals("Date not recorded", ClinicalDate.of(" ").text());
    }

    @Test
    void putsAPartialDateInsideAWindowItMayFallInto() {
        Instant from = Instant.parse("2026-05-21T00:00:00Z");
        assertTrue(ClinicalDate.of("2026").mayBeSince(from));
        assertTrue(ClinicalDate.of("2026-05").mayBeSince(from));
        assertFalse(ClinicalDate.of("2026-04").mayBeSince(from));
        assertTrue(ClinicalDate.NOT_RECORDED.mayBeSince(from));
    }

    @Test
    void writesAgesInTheUnitsOfTheCommonUserInterface() {
        LocalDate today = LocalDate.parse("2026-11-21");
        assertEquals("81y", Age.on(today, LocalDate.parse("1945-03-12")));
        assertEquals("4y 1m", Age.on(today, LocalDate.parse("2022-10-20")));
        assertEquals("13m 2d", Age.on(today, LocalDate.parse("2025-10-19")));
        assertEquals("7w 1d", Age.on(today, LocalDate.parse("2026-10-02")));
        assertEquals("12d", Age.on(today, LocalDate.parse("2026-11-09")));
    }
}
