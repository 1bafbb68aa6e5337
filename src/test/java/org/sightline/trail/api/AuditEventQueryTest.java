package org.sightline.trail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.trail.WhoseUsers;

class AuditEventQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient.identifier=9990000019",
                "patient.identifier=https://other.example|9990000018",
                "patient.identifier=9990000018&patient:identifier=9990000026",
                "date=yesterday&patient.identifier=9990000018",
                "date=xx2026-11-01",
                "date=ge",
                "date=ge2020-01-01",
                "subtype=search&date=2026-11-20",
                "_count=many&patient.identifier=9990000018",
                "outcome=8&patient.identifier=9990000018",
                "agent=&patient.identifier=9990000018"
            })
    @DisplayName("what is not understood, or asks for too much, is refused rather than left out")
    void refusesWhatIsNotUnderstood(String query) {
        assertThrows(AuditEventQuery.NotUnderstoodException.class, () -> read(query));
    }

    @ParameterizedTest
    @CsvSource({
        "date=2026-11-20, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
        "date=ge2026-11-19&date=lt2026-11-20, 2026-11-19T00:00:00Z, 2026-11-20T00:00:00Z",
        "date=gt2026-11-19&date=le2026-11-20, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
        "date=ge2026-11-20, 2026-11-20T00:00:00Z, 2026-11-21T09:00:00Z",
        "date=ge2026-10-25, 2026-10-24T23:00:00Z, 2026-11-21T09:00:00Z",
        "date=ge2026-11-20T10:00:00+01:00, 2026-11-20T09:00:00Z, 2026-11-21T09:00:00Z",
        "date=ge+999999999-12-31T23:59:59Z, 2026-11-21T09:00:00Z, 2026-11-21T09:00:00Z",
        "date=lt-999999999-01-01T00:00:00Z, 1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void readsDatesAsFhirHasThemInTheUnitedKingdom(String query, Instant from, Instant until) {
        AuditEventQuery read = read(query);
        assertEquals(from, read.asked().from());
        assertEquals(until, read.asked().until());
    }

    @Test
    void givesNoMoreThanAPageHolds() {
        assertEquals(200, read("patient.identifier=9990000018&_count=9999999").count());
        assertEquals(50, read("patient.identifier=9990000018").count());
        assertEquals(7, read("patient.identifier=9990000018&_before=7").before());
    }

    private static AuditEventQuery read(String query) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        for (String parameter : query.split("&")) {
            sent.add(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return AuditEventQuery.of(sent, new WhoseUsers.OfEverybody(), NOW);
    }
}
