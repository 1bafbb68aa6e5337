package org.sightline.feed.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

class FeedUrlsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    @DisplayName("F32 a search by form has nothing of the patient in its address")
    void form() {
        FeedUrls urls = urls(new Dialect(50, true, true, Set.of(), Map.of(), Map.of(), Map.of()));

        assertEquals(
                new FeedRequest(
                        URI.create("https://feed.example/r4/Observation/_search"), "patient=p-1&code=s%7Cx&_count=50"),
                urls.search(search(Map.of("code", Set.of("s|x"))), "p-1", TODAY));
        assertEquals(
                new FeedRequest(URI.create("https://feed.example/r4/Patient/_search"), "identifier=s%7C9990000018"),
                urls.patientLookUp("s", "9990000018"));
    }

    @Test
    @DisplayName("F32 dates have the time at which the day begins here, for the types that want one")
    void time() {
        FeedUrls urls = urls(new Dialect(200, false, true, Set.of("Appointment"), Map.of(), Map.of(), Map.of()));
        SearchNeed.Since since = new SearchNeed.Since("date", 5);

        assertEquals(
                "https://feed.example/r4/Appointment?patient=p-1&date=ge2026-06-29T23%3A00%3A00Z&_count=200",
                urls.search(new Search("Appointment", new TreeMap<>(), since, Set.of()), "p-1", TODAY)
                        .uri()
                        .toString());
        assertEquals(
                "https://feed.example/r4/Encounter?patient=p-1&date=ge2026-06-30&_count=200",
                urls.search(new Search("Encounter", new TreeMap<>(), since, Set.of()), "p-1", TODAY)
                        .uri()
                        .toString());
    }

    @Test
    @DisplayName("F32 no request line is longer than 4 KB: codes are shared out, and what cannot be is sent as a form")
    void neverLong() {
        FeedUrls urls = urls(Dialect.PLAIN);
        Set<String> codes = IntStream.range(0, 300)
                .mapToObj(number -> "http://snomed.info/sct|" + (100_000_000 + number))
                .collect(Collectors.toSet());

        List<Search> parts = urls.fitting(search(Map.of("code", codes)), "p-1", TODAY);

        Set<String> asked = new HashSet<>();
        parts.forEach(part -> {
            FeedRequest request = urls.search(part, "p-1", TODAY);
            assertEquals("", request.form());
            assertTrue(("GET " + request.uri() + " HTTP/1.1\r\n").length() <= 4096, request::toString);
            asked.addAll(part.tokens().getOrDefault("code", Set.of()));
        });
        assertEquals(codes, asked);
        assertTrue(parts.size() < 10, () -> parts.size() + " parts");

        Search one = search(Map.of("code", Set.of("x".repeat(5000))));
        assertEquals(List.of(one), urls.fitting(one, "p-1", TODAY));
        assertTrue(urls.search(one, "p-1", TODAY).isForm());
    }

    private static Search search(Map<String, Set<String>> tokens) {
        return new Search("Observation", new TreeMap<>(tokens), null, Set.of());
    }

    private static FeedUrls urls(Dialect dialect) {
        return new FeedUrls(new FeedConnection(
                FhirBases.of(URI.create("https://feed.example/r4")),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                Set.of(),
                Duration.ofSeconds(5),
                dialect,
                ""));
    }
}
