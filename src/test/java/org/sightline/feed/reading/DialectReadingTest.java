package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.Remark.LeftOut.How.IGNORED;
import static org.sightline.feed.Remark.LeftOut.How.NOT_SENT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

@DisplayName("F32 servers of several dialects are asked so that they answer")
class DialectReadingTest {

    private static final SearchNeed.Since YEARS = new SearchNeed.Since("date", 24);
    private static final SearchNeed RECENT = new SearchNeed("Observation", Map.of(), YEARS, Set.of());
    private static final SearchNeed PLACES = new SearchNeed(
            "Observation", Map.of("category", Set.of("http://snomed.info/sct|734163000")), null, Set.of());
    private static final Dialect FOR_STRICT = new Dialect(
            200,
            true,
            false,
            Set.of(),
            Map.of("Observation", Set.of("date:missing"), "Flag", Set.of("date")),
            Map.of("Observation", Set.of("category", "code")),
            Map.of("Observation", Map.of("category", Set.of("laboratory", "vital-signs"))));

    private Optional<DialectServer> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(DialectServer::close);
    }

    @Test
    @DisplayName(
            "F32 a server that wants a category is asked once for each it knows, and for nothing else by that word")
    void strict() {
        ReaderUnderTest reader = reader(DialectHabits.STRICT, FOR_STRICT);

        SearchOutcome.Cut recent = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome(RECENT));
        assertEquals(List.of("creatinine", "pulse"), ids(recent));
        assertEquals(List.of(new Remark.AskedOnly("category", Set.of("laboratory", "vital-signs"))), recent.remarks());

        SearchOutcome undated = reader.outcome(RECENT.undated().orElseThrow());
        assertEquals(List.of("undated-sodium"), ids(undated));
        assertTrue(undated.remarks().contains(new Remark.LeftOut(Set.of("date:missing"), NOT_SENT)));

        SearchNeed laboratory =
                new SearchNeed("Observation", Map.of("category", Set.of("laboratory")), YEARS, Set.of());
        assertEquals(
                List.of("creatinine"), ids(assertInstanceOf(SearchOutcome.Complete.class, reader.outcome(laboratory))));

        assertEquals(
                new SearchOutcome.Failed(new Remark.NotKnown("category", Set.of("http://snomed.info/sct|734163000"))),
                reader.outcome(PLACES));
        assertTrue(server.orElseThrow().asked().stream().allMatch(request -> request.startsWith("POST ")));
    }

    @Test
    @DisplayName("F32 the same server asked in no dialect gives nothing")
    void strictInNoDialect() {
        SearchOutcome outcome = reader(DialectHabits.STRICT, Dialect.PLAIN).outcome(RECENT);

        assertInstanceOf(SearchOutcome.Failed.class, outcome);
    }

    @Test
    @DisplayName("F32 what is not brought along is read by its address, without asking for it in vain")
    void withoutIncludes() {
        SearchNeed orders = new SearchNeed("MedicationRequest", Map.of(), null, Set.of("MedicationRequest:medication"));

        FeedAnswer.Answered answered = answered(reader(DialectHabits.STRICT, FOR_STRICT), orders);

        assertEquals(Set.of("Medication/metformin"), answered.included().keySet());
        assertTrue(server.orElseThrow().asked().contains("POST MedicationRequest?patient=ivy&_count=200"));
        assertTrue(server.orElseThrow().asked().contains("GET Medication?"));
    }

    @Test
    @DisplayName("F32 a server with small pages and dates with a time is read page by page")
    void timed() {
        Dialect dialect = new Dialect(
                2,
                false,
                true,
                Set.of("Appointment"),
                Map.of(),
                Map.of("CarePlan", Set.of("category")),
                Map.of("CarePlan", Map.of("category", Set.of("assess-plan"))));
        ReaderUnderTest reader = reader(DialectHabits.TIMED, dialect);

        assertEquals(List.of("clinic"), ids(reader.outcome(new SearchNeed("Appointment", Map.of(), YEARS, Set.of()))));
        assertEquals(List.of("plan"), ids(reader.outcome(SearchNeed.all("CarePlan"))));
        assertEquals(
                6, reader.outcome(SearchNeed.all("Observation")).resources().size());
    }

    @Test
    @DisplayName("F32 a server that gives everything is found out by what it gives, and what was asked for picked here")
    void ignoring() {
        ReaderUnderTest reader = reader(DialectHabits.IGNORING, Dialect.PLAIN);

        SearchOutcome places = reader.outcome(PLACES);
        assertEquals(List.of("no-category", "place"), ids(places));
        assertEquals(List.of(new Remark.LeftOut(Set.of("category"), IGNORED)), places.remarks());

        SearchOutcome recent = reader.outcome(RECENT);
        assertEquals(List.of("creatinine", "undated-sodium", "pulse", "no-category", "place"), ids(recent));
        assertEquals(List.of(new Remark.LeftOut(Set.of("date"), IGNORED)), recent.remarks());
    }

    @Test
    @DisplayName(
            "F32 once its dialect says so it is asked once for what comes to the same, and all of it was asked for")
    void toldApartHere() {
        Dialect dialect = new Dialect(
                200, false, false, Set.of(), Map.of("Observation", Set.of("date", "category")), Map.of(), Map.of());
        ReaderUnderTest reader = reader(DialectHabits.IGNORING, dialect);
        SearchPlan plan = SearchPlan.of(List.of(RECENT, RECENT.undated().orElseThrow(), PLACES));

        FeedAnswer.Answered answered = (FeedAnswer.Answered)
                reader.read(ReaderUnderTest.RECEIPT, plan).getFirst().answer();

        assertEquals(
                List.of("GET Patient", "GET Observation?patient=ivy&_count=200"),
                server.orElseThrow().asked().stream()
                        .map(request -> request.replaceFirst("Patient.*", "Patient"))
                        .toList());
        SearchOutcome.Complete places = assertInstanceOf(
                SearchOutcome.Complete.class, answered.outcomes().get(plan.searchFor(PLACES)));
        assertEquals(List.of("no-category", "place"), ids(places));
        assertEquals(List.of(new Remark.LeftOut(Set.of("category"), NOT_SENT)), places.remarks());
        assertEquals(
                List.of("undated-sodium"),
                ids(answered.outcomes().get(plan.searchFor(RECENT.undated().orElseThrow()))));
    }

    private ReaderUnderTest reader(DialectHabits habits, Dialect dialect) {
        server = Optional.of(DialectServer.start(habits, DialectRecord.ALL));
        return new ReaderUnderTest()
                .at(InstantSource.fixed(Instant.parse("2026-11-30T09:00:00Z")))
                .feed(Optional.of(new FeedConnection(
                        FhirBases.of(server.get().base()),
                        new FeedAuthentication.None(),
                        "https://fhir.nhs.uk/Id/nhs-number",
                        Set.of("Patient", "Observation", "CarePlan", "Appointment", "Flag", "MedicationRequest"),
                        Duration.ofSeconds(20),
                        dialect,
                        "")));
    }

    private static FeedAnswer.Answered answered(ReaderUnderTest reader, SearchNeed need) {
        return (FeedAnswer.Answered)
                reader.read(ReaderUnderTest.RECEIPT, need).getFirst().answer();
    }

    private static List<String> ids(SearchOutcome outcome) {
        return outcome.resources().stream()
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }
}
