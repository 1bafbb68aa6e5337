package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
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
                Stream.of(first, second)
                        .sorted(Comparator.comparing(RecencyTest::of, Recency.LATEST_FIRST))
                        .toList());
    }

    @Test
    void showsImpossibleDatesAsSentAndSortsThemLast() {
        ClinicalDate impossible = ClinicalDate.of("2019-02-30");
        assertEquals("Date given as “2019-02-30”, not possible", impossible.text());
        assertEquals("", impossible.iso());
        assertFalse(impossible.isKnown());
        assertEquals(
                "Date given as “2026-13”, not possible",
                ClinicalDate.of("2026-13").text());
        assertEquals(
                "Date given as “x[U+202E]y”, not possible",
                ClinicalDate.of("x\u202Ey").text());
        List<ClinicalDate> sorted = Stream.of(impossible, ClinicalDate.of("2020"), ClinicalDate.of("2021-05"))
                .sorted(Comparator.comparing(RecencyTest::of, Recency.LATEST_FIRST))
                .toList();
        assertEquals(
                List.of("May-2021", "2020", impossible.text()),
                sorted.stream().map(ClinicalDate::text).toList());
    }

    @Test
    void showsDatesThatStandForNone() {
        assertEquals(
                List.of(
                        "Date given as 01-Jan-0001, not possible",
                        "Date given as 1800, not possible",
                        "Date given as 31-Dec-1899 23:58, not possible",
                        "Date given as 01-Jan-1900, not possible",
                        "Date given as 31-Dec-9999, not possible"),
                Stream.of("0001-01-01", "1800", "1899-12-31T23:58:45Z", "1900-01-01", "9999-12-31")
                        .map(ClinicalDate::of)
                        .map(ClinicalDate::text)
                        .toList());
        assertFalse(ClinicalDate.of("9999-12-31").isKnown());
        assertTrue(ClinicalDate.of("1901").isKnown());
    }

    @Test
    void takesWordsAndAgesForWhatTheyAre() {
        assertEquals(
                "as a child",
                ClinicalDate.ofChoice(new StringType("as a child")).text());
        assertEquals(
                "May-2019", ClinicalDate.ofChoice(new StringType("2019-05")).text());
        assertFalse(ClinicalDate.ofChoice(new StringType("as a child")).isKnown());
        assertEquals(
                "12 years",
                ClinicalDate.ofChoice(
                                new org.hl7.fhir.r4.model.Age().setValue(12).setUnit("years"))
                        .text());
        ClinicalDate period = ClinicalDate.ofChoice(new Period()
                .setStartElement(new DateTimeType("2026-11-09"))
                .setEndElement(new DateTimeType("2026-11-10")));
        assertEquals("09-Nov-2026 to 10-Nov-2026", period.text());
        assertEquals(ClinicalDate.NOT_RECORDED, ClinicalDate.ofChoice(null));
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
