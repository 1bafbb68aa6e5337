package org.sightline.demo.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;

class FeedSearchTest {

    private static final String BASE = "http://localhost:8080/demo/feeds/greenfield-surgery/fhir";

    private static final List<Story> STORIES = Stories.asOf(LocalDate.of(2026, 11, 21));

    private final FeedSearch surgery = feed("greenfield-surgery");
    private final FeedSearch hospital = feed("northgate-hospital");

    @Test
    void findsAPatientByNhsNumberAndNoOtherSystem() {
        assertEquals(1, total(surgery, "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018"));
        assertEquals(1, total(surgery, "Patient?identifier=9990000018"));
        assertEquals(0, total(surgery, "Patient?identifier=https://example.org/other|9990000018"));
        assertEquals(0, total(surgery, "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000069"));
        assertEquals(1, total(surgery, "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990001073"));
    }

    @ParameterizedTest
    @CsvSource({
        "AllergyIntolerance?patient=gs-10482, 3",
        "AllergyIntolerance?patient=Patient/gs-10482, 3",
        "'AllergyIntolerance?patient=gs-10482&clinical-status=active', 2",
        "'AllergyIntolerance?patient=gs-10482&clinical-status=active,resolved', 3",
        "'Condition?patient=gs-10482&clinical-status=resolved', 2",
        "'Condition?patient=gs-10482&category=problem-list-item&code=http://snomed.info/sct|44054006', 1",
        "'MedicationStatement?patient=gs-10482&status=active', 7",
        "'Observation?patient=gs-10482&code=999791000000106', 7",
        "'Observation?patient=gs-10482&category=vital-signs&_count=100', 4",
        "'Observation?patient=gs-10482&code=999791000000106&date=ge2026-07-21', 2",
        "'Observation?patient=gs-10482&code=999791000000106&date=ge2026-01-01&date=lt2026-11-01', 2",
        "Observation?patient=nobody, 0",
        "Condition?_id=gs-10482-condition-1, 1"
    })
    void findsWhatTheParametersSay(String search, int expected) {
        assertEquals(expected, total(surgery, search));
    }

    @ParameterizedTest
    @CsvSource({
        "greenfield-surgery, 'Immunization?patient=gs-10482&status=completed', 5",
        "greenfield-surgery, 'Immunization?patient=gs-10482&date=ge2026-01-01', 2",
        "greenfield-surgery, 'Procedure?patient=gs-10482&status=completed&date=lt2026-11-01', 1",
        "greenfield-surgery, 'Encounter?patient=gs-10482&class=AMB&status=finished', 2",
        "greenfield-surgery, 'Encounter?patient=gs-10482&type=185317003', 1",
        "greenfield-surgery, 'Appointment?patient=gs-10482&status=booked&date=ge2026-11-21', 2",
        "greenfield-surgery, 'ServiceRequest?patient=gs-10482&status=active&intent=order&priority=urgent', 1",
        "greenfield-surgery, 'ServiceRequest?patient=gs-10482&category=3457005&authored=ge2026-01-01', 2",
        "greenfield-surgery, 'DocumentReference?patient=gs-10482&category=823651000000106&status=current', 1",
        "greenfield-surgery, 'CarePlan?patient=gs-10482&category=734163000&status=active&intent=plan', 1",
        "greenfield-surgery, 'Observation?patient=gs-10482&category=social-history', 4",
        "northgate-hospital, 'Encounter?patient=NGH0093341&class=EMER&date=ge2026-11-01', 1",
        "community-trust, 'Flag?patient=CT-77-2041', 2",
        "community-trust, 'Flag?patient=CT-77-2041&date=gt2027-02-01', 2",
        "community-trust, 'DocumentReference?patient=CT-77-2041&type=1382601000000107', 1",
        "community-trust, 'CareTeam?patient=CT-77-2041&status=active&date=ge2026-11-01', 1",
        "community-trust, 'RelatedPerson?patient=CT-77-2041', 1",
        "community-trust, 'EpisodeOfCare?patient=CT-77-2041&status=active&date=ge2026-11-01', 2",
        "community-trust, 'Observation?patient=CT-77-2041&code=763264000', 1",
        "county-council, 'Task?patient=2093318&status=completed&intent=order', 1",
        "county-council, 'Task?patient=2093318&authored-on=ge2026-11-01&period=ge2026-11-01', 2",
        "gp-extract, 'Observation?patient=rx-100482&category=NOTTS|case-note', 2",
        "gp-extract, 'Observation?patient=rx-100482&category=NOTTS|end-of-life', 4",
        "gp-extract, 'Observation?patient=rx-100482&category=NOTTS|frailty,NOTTS|case-note', 7"
    })
    void findsWhatEachTypeIsSearchedBy(String id, String search, int expected) {
        String notts = "https://fhir.nottscr.nhs.uk/CodeSystem/NottsCareRecord-ObservationCategory";
        assertEquals(expected, total(feed(id), search.replace("NOTTS", notts)));
    }

    @Test
    void everyTypeThatIsAboutAPatientIsSearchedByThePatient() {
        ServedParameters.types().stream()
                .filter(type -> !type.equals("Patient") && !type.equals("Medication"))
                .forEach(type -> assertInstanceOf(
                        ServedParameters.Parameter.OfPatient.class, ServedParameters.of(type, "patient"), type));
    }

    @Test
    void findsNothingOfOnePatientUnderAnother() {
        assertEquals(0, total(surgery, "Condition?patient=gs-20817&_id=gs-10482-condition-1"));
        assertEquals(0, total(surgery, "Condition?patient=gs-20817&patient=gs-10482"));
    }

    @Test
    void pagesAreFollowedToTheEndWithoutLossOrRepeat() {
        Set<String> seen = new HashSet<>();
        String next = BASE + "/Observation?patient=gs-10482&_count=10";
        int pages = 0;
        Bundle page = new Bundle();
        while (next != null) {
            page = search(surgery, next.substring(BASE.length() + 1));
            page.getEntry().forEach(e -> assertTrue(seen.add(e.getFullUrl())));
            assertTrue(page.getEntry().size() <= 10);
            next = page.getLink("next") == null ? null : page.getLink("next").getUrl();
            pages++;
        }
        assertEquals(page.getTotal(), seen.size());
        assertEquals((page.getTotal() + 9) / 10, pages);
    }

    @Test
    void includesTheMedicineOnlyWhenAskedTo() {
        Bundle without = search(hospital, "MedicationRequest?patient=NGH0093341");
        Bundle with = search(hospital, "MedicationRequest?patient=NGH0093341&_include=MedicationRequest:medication");
        assertEquals(2, without.getEntry().size());
        assertEquals(4, with.getEntry().size());
        assertEquals(2, with.getTotal());
        assertEquals(
                2,
                with.getEntry().stream()
                        .filter(e -> e.getSearch().getMode() == Bundle.SearchEntryMode.INCLUDE)
                        .filter(e -> e.getResource().fhirType().equals("Medication"))
                        .count());
        assertNull(with.getLink("next"));
    }

    @ParameterizedTest
    @CsvSource({
        "Condition?patient=x&colour=red",
        "Condition?patient=x&date=ge2026-01-01",
        "Observation?date=yesterday",
        "Observation?_count=many",
        "Observation?_include=Observation:subject"
    })
    void refusesWhatItDoesNotUnderstand(String search) {
        assertThrows(BadSearchException.class, () -> search(surgery, search));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03, 2026, true",
        "2026-03-14, eq2026-03, true",
        "2026-03, 2026-03-14, false",
        "2026-03, ge2026-03-14, true",
        "2026-02, ge2026-03-14, false",
        "2026, le2026-03-14, true",
        "2026-03-14T08:40:00Z, ge2026-03-14, true",
        "2026-03-14T23:30:00Z, le2026-03-14, true",
        "2026-03-14T23:30:00Z, gt2026-03-14, false",
        "2026-03-15, sa2026-03-14, true",
        "2026-03-14, eb2026-03-14, false",
        "2026-03-14, ne2026-03-14, false",
        "2026-03-14, lt2026-03-14, false"
    })
    void comparesDatesOfEveryPrecision(String held, String asked, boolean expected) {
        assertEquals(expected, DateRange.of(new DateTimeType(held)).matches(asked));
    }

    private static FeedSearch feed(String id) {
        return new FeedSearch(FeedRecords.of(id, STORIES), BASE);
    }

    private static int total(FeedSearch feed, String search) {
        return search(feed, search).getTotal();
    }

    private static Bundle search(FeedSearch feed, String search) {
        int mark = search.indexOf('?');
        Map<String, List<String>> query = new TreeMap<>();
        for (String pair : search.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            query.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                    .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return feed.search(search.substring(0, mark), query);
    }
}
