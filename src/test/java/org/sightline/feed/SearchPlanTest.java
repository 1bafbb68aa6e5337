package org.sightline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.exchange.FeedUrls;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

class SearchPlanTest {

    @Test
    void unitesValuesWindowsAndIncludesOfNeedsThatRestrictTheSameParameters() {
        SearchPlan plan = SearchPlan.of(List.of(
                need(
                        "Observation",
                        Map.of("category", Set.of("laboratory")),
                        since("date", 6),
                        Set.of("Observation:specimen")),
                need("Observation", Map.of("category", Set.of("vital-signs")), since("date", 12), Set.of())));

        assertEquals(
                List.of(search(
                        "Observation",
                        Map.of("category", Set.of("laboratory", "vital-signs")),
                        since("date", 12),
                        Set.of("Observation:specimen"))),
                plan.searches());
    }

    @Test
    @DisplayName("FAST-3 the plan of the same needs is made once, and one of other needs is another")
    void isMadeOnce() {
        List<SearchNeed> needs = List.of(need("Condition", Map.of("code", Set.of("a")), Optional.empty(), Set.of()));
        List<SearchNeed> same = List.of(need("Condition", Map.of("code", Set.of("a")), Optional.empty(), Set.of()));
        List<SearchNeed> other = List.of(need("Condition", Map.of("code", Set.of("b")), Optional.empty(), Set.of()));

        assertSame(SearchPlan.of(needs), SearchPlan.of(same));
        assertNotEquals(SearchPlan.of(needs).searches(), SearchPlan.of(other).searches());
    }

    @Test
    void aFewCodesAskedForEverDoNotWidenTheWindowOfTheOthers() {
        SearchPlan plan = SearchPlan.of(List.of(
                need("Condition", Map.of("code", Set.of("a")), since("recorded-date", 6), Set.of()),
                need("Condition", Map.of("code", Set.of("b")), Optional.empty(), Set.of())));

        assertEquals(
                List.of(
                        search("Condition", Map.of("code", Set.of("a")), since("recorded-date", 6), Set.of()),
                        search("Condition", Map.of("code", Set.of("b")), Optional.empty(), Set.of())),
                plan.searches());
    }

    @Test
    void doesNotUniteSoManyCodesThatNoServerTakesTheAddress() {
        List<SearchNeed> needs = IntStream.range(0, 5)
                .mapToObj(list -> need(
                        "Observation",
                        Map.of(
                                "code",
                                IntStream.range(0, 15)
                                        .mapToObj(code -> "s|" + list + "-" + code)
                                        .collect(Collectors.toSet())),
                        Optional.empty(),
                        Set.of()))
                .toList();

        SearchPlan plan = SearchPlan.of(needs);

        assertEquals(
                List.of(30, 30, 15),
                plan.searches().stream()
                        .map(search ->
                                search.tokens().getOrDefault("code", Set.of()).size())
                        .toList());
        needs.forEach(plan::searchFor);
        List<SearchNeed> twice = Stream.concat(needs.stream(), needs.stream()).toList();
        assertEquals(plan.searches(), SearchPlan.of(twice).searches(), "a need that two panels have is one");
    }

    @Test
    void asksForEverIfTwoNeedsCountTheirWindowsByDifferentDates() {
        SearchPlan plan = SearchPlan.of(List.of(
                need("MedicationRequest", Map.of(), since("authoredon", 12), Set.of()),
                need("MedicationRequest", Map.of(), since("date", 6), Set.of())));

        assertEquals(List.of(search("MedicationRequest", Map.of(), Optional.empty(), Set.of())), plan.searches());
    }

    @Test
    void anUnrestrictedNeedSwallowsTheRestrictedOnesItsWindowCovers() {
        SearchNeed lab = need(
                "Observation",
                Map.of("category", Set.of("laboratory")),
                since("date", 6),
                Set.of("Observation:specimen"));
        SearchPlan plan = SearchPlan.of(List.of(lab, need("Observation", Map.of(), since("date", 12), Set.of())));

        assertEquals(
                List.of(search("Observation", Map.of(), since("date", 12), Set.of("Observation:specimen"))),
                plan.searches());
        assertEquals(plan.searches().getFirst(), plan.searchFor(lab));
    }

    @Test
    void anUnrestrictedNeedWithAShortWindowDoesNotBecomeTheWholeRecord() {
        SearchNeed weights = need("Observation", Map.of("code", Set.of("27113001")), Optional.empty(), Set.of());
        SearchNeed recent = need("Observation", Map.of(), since("date", 6), Set.of());
        SearchPlan plan = SearchPlan.of(List.of(weights, recent));

        assertEquals(2, plan.searches().size());
        assertEquals(Set.of("27113001"), plan.searchFor(weights).tokens().get("code"));
        assertEquals(since("date", 6), plan.searchFor(recent).since());
    }

    @Test
    void aSearchSwallowsTheMoreRestrictedOnes() {
        SearchNeed lab = need("Observation", Map.of("category", Set.of("laboratory")), since("date", 6), Set.of());
        SearchNeed all = need("Observation", Map.of(), since("date", 24), Set.of());
        SearchNeed undatedLab = lab.undated().orElseThrow();
        SearchNeed undated = all.undated().orElseThrow();
        SearchPlan plan = SearchPlan.of(List.of(lab, undatedLab, all, undated));

        assertEquals(
                List.of(
                        search("Observation", Map.of(), since("date", 24), Set.of()),
                        search("Observation", Map.of("date:missing", Set.of("true")), Optional.empty(), Set.of())),
                plan.searches());
        assertEquals(plan.searchFor(undated), plan.searchFor(undatedLab));
    }

    @Test
    void keepsNeedsApartThatRestrictDifferentParameters() {
        SearchNeed byCode = need("Observation", Map.of("code", Set.of("x")), Optional.empty(), Set.of());
        SearchNeed byCategory = need("Observation", Map.of("category", Set.of("y")), Optional.empty(), Set.of());
        SearchPlan plan = SearchPlan.of(List.of(byCode, byCategory));

        assertEquals(Set.of("code"), plan.searchFor(byCode).tokens().keySet());
        assertEquals(Set.of("category"), plan.searchFor(byCategory).tokens().keySet());
    }

    @Test
    void neverTakesAWindowByOneDateForAWindowByAnother() {
        SearchPlan plan =
                SearchPlan.of(List.of(need("MedicationRequest", Map.of(), since("authoredon", 12), Set.of())));

        assertThrows(
                IllegalArgumentException.class,
                () -> plan.searchFor(need("MedicationRequest", Map.of(), since("date", 6), Set.of())));
    }

    @Test
    void refusesANeedThatIsNotOfThePlan() {
        SearchPlan plan =
                SearchPlan.of(List.of(need("Condition", Map.of("code", Set.of("a")), Optional.empty(), Set.of())));

        assertThrows(IllegalArgumentException.class, () -> plan.searchFor(SearchNeed.all("Condition")));
        assertThrows(IllegalArgumentException.class, () -> plan.searchFor(SearchNeed.all("Flag")));
    }

    @Test
    void aNeedCannotBeChangedAfterwardsNorAskForNothing() {
        Set<String> values = new HashSet<>(Set.of("a"));
        SearchNeed need = need("Condition", Map.of("code", values), Optional.empty(), Set.of());
        values.add("b");

        assertEquals(Set.of("a"), need.tokens().get("code"));
        assertThrows(
                IllegalArgumentException.class,
                () -> need("Condition", Map.of("code", Set.of()), Optional.empty(), Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new SearchNeed.Since("date", 0));
    }

    @Test
    void isAskedWithPatientValuesWindowIncludesAndPageSize() {
        FeedUrls urls = new FeedUrls(new FeedConnection(
                FhirBases.of(URI.create("https://feed.example/r4")),
                new FeedAuthentication.None(),
                "https://fhir.nhs.uk/Id/nhs-number",
                Set.of(),
                Duration.ofSeconds(5),
                Dialect.PLAIN,
                ""));
        SearchPlan.Search search = search(
                "MedicationRequest",
                Map.of("status", Set.of("active", "on,hold")),
                since("authoredon", 12),
                Set.of("MedicationRequest:medication"));

        assertEquals(
                "https://feed.example/r4/MedicationRequest?patient=p-1&status=active,on%5C%2Chold"
                        + "&authoredon=ge2025-11-21&_include=MedicationRequest%3Amedication&_count=200",
                urls.search(search, "p-1", LocalDate.of(2026, 11, 21)).uri().toString());
        assertEquals(
                "https://feed.example/r4/Patient?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018",
                urls.patientLookUp("https://fhir.nhs.uk/Id/nhs-number", "9990000018")
                        .uri()
                        .toString());
    }

    private static SearchNeed need(
            String type, Map<String, Set<String>> tokens, Optional<SearchNeed.Since> since, Set<String> includes) {
        return new SearchNeed(type, tokens, since.orElse(null), includes);
    }

    private static SearchPlan.Search search(
            String type, Map<String, Set<String>> tokens, Optional<SearchNeed.Since> since, Set<String> includes) {
        return new SearchPlan.Search(type, new TreeMap<>(tokens), since.orElse(null), includes);
    }

    private static Optional<SearchNeed.Since> since(String parameter, int months) {
        return Optional.of(new SearchNeed.Since(parameter, months));
    }
}
