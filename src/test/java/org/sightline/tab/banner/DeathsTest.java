package org.sightline.tab.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class DeathsTest {

    private static final LocalDate BORN = LocalDate.parse("1945-03-12");
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @Test
    void anImpossibleDateKillsNobody() {
        for (String date : List.of("1940-06-02", "2027-01-01", "0001-01-01", "9999-12-31", "1899-12-31T00:00:00Z")) {
            Deaths deaths = deaths(date, "");
            assertEquals("", words(deaths), date);
            assertEquals(1, deaths.notices().size(), date);
            assertTrue(deaths.notices().getFirst().whole().startsWith("Date of death at A: Date given as "), date);
        }
        assertEquals("", words(deaths("", "false")));
    }

    @Test
    void showsEveryDateThatSourcesGive() {
        assertEquals(
                "01-May-2026 (A) or 02-Jun-2026 (B): sources differ, 81y", words(deaths("2026-05-01", "2026-06-02")));
        assertEquals("01-May-2026, 81y", words(deaths("2026-05-01", "2026-05-01")));
        assertEquals("May-2026, Not Known", words(deaths("2026-05", "1940-06-02")));
        assertEquals("Date Not Known, Not Known", words(deaths("true", "2027-01-01")));
        assertEquals(
                "Not recorded as deceased by B.",
                deaths("2026-05-01", "").notices().getFirst().whole());
    }

    @Test
    void aDateWithoutATimeIsNeverOneInTheMorning() {
        assertEquals("01-May-2026, 81y", words(deaths("2026-05-01T00:00:00+00:00", "2026-05-01T00:00:00.000Z")));
        assertEquals("01-May-2026, 81y", words(deaths("2026-04-30T23:00:00Z", "")));
        assertEquals("01-May-2026 01:10, 81y", words(deaths("2026-05-01T00:10:00+00:00", "")));
    }

    private static Deaths deaths(String atA, String atB) {
        Map<String, Patient> patients = new LinkedHashMap<>();
        patients.put("A", patient(atA));
        patients.put("B", patient(atB));
        return new Deaths(patients, BORN, NOW);
    }

    private static Patient patient(String deceased) {
        return switch (deceased) {
            case "" -> new Patient();
            case "true", "false" -> new Patient().setDeceased(new BooleanType(deceased));
            default -> new Patient().setDeceased(new DateTimeType(deceased));
        };
    }

    private static String words(Deaths deaths) {
        return deaths.died().map(died -> died.date() + ", " + died.age()).orElse("");
    }
}
