package org.sightline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.registration.Dialect;

@DisplayName("F32 a search in the dialect of a feed")
class WordingTest {

    private static final String LABORATORY = "http://terminology.hl7.org/CodeSystem/observation-category|laboratory";
    private static final SearchNeed.Since YEAR = new SearchNeed.Since("date", 12);

    private final Map<String, Set<String>> notUnderstood = new TreeMap<>();
    private final Map<String, Set<String>> required = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> values = new TreeMap<>();
    private boolean includes = true;

    @Test
    @DisplayName("F32 a plain server is asked as the plan has it")
    void plain() {
        Search search = observations(Map.of("category", Set.of("a", "b")), YEAR);

        assertEquals(new Wording(List.of(search), Set.of(), List.of()), Wording.of(search, Dialect.PLAIN));
    }

    @Test
    @DisplayName("F32 what is not understood is left out: a parameter with its modifiers, includes by their own switch")
    void notUnderstood() {
        notUnderstood.put("Observation", Set.of("date"));
        includes = false;

        assertEquals(
                new Wording(
                        List.of(observations(Map.of("code", Set.of("x")), null)),
                        Set.of("date", "_include"),
                        List.of()),
                wording(new Search(
                        "Observation",
                        new TreeMap<>(Map.of("code", Set.of("x"))),
                        YEAR,
                        Set.of("Observation:specimen"))));
        assertEquals(
                new Wording(List.of(observations(Map.of(), null)), Set.of("date:missing"), List.of()),
                wording(observations(Map.of("date:missing", Set.of("true")), null)));
    }

    @Test
    @DisplayName("F32 a required filter is met once for each value that is known, and what it keeps back is said")
    void requiredFilter() {
        required.put("Observation", Set.of("category", "code"));
        values.put("Observation", Map.of("category", Set.of("laboratory", "vital-signs")));

        assertEquals(
                new Wording(
                        List.of(
                                observations(Map.of("category", Set.of("laboratory")), YEAR),
                                observations(Map.of("category", Set.of("vital-signs")), YEAR)),
                        Set.of(),
                        List.of(new Remark.AskedOnly("category", Set.of("laboratory", "vital-signs")))),
                wording(observations(Map.of(), YEAR)));
    }

    @Test
    @DisplayName("F32 only those categories are asked that the search needs and the feed knows, in the feed's own form")
    void knownValues() {
        required.put("Observation", Set.of("category", "code"));
        values.put("Observation", Map.of("category", Set.of("laboratory", "vital-signs")));

        assertEquals(
                new Wording(
                        List.of(observations(Map.of("category", Set.of("laboratory")), YEAR)),
                        Set.of(),
                        List.of(new Remark.NotKnown("category", Set.of("http://snomed.info/sct|734163000")))),
                wording(observations(
                        Map.of("category", Set.of(LABORATORY, "http://snomed.info/sct|734163000")), YEAR)));
        assertEquals(
                new Wording(List.of(), Set.of(), List.of(new Remark.NotKnown("category", Set.of("survey")))),
                wording(observations(Map.of("category", Set.of("survey")), null)));
    }

    @Test
    @DisplayName("F32 a filter by a value that is not known is left out where nothing requires it")
    void unknownValueOfAFreeParameter() {
        values.put("Observation", Map.of("category", Set.of("laboratory")));

        assertEquals(
                new Wording(List.of(observations(Map.of(), YEAR)), Set.of("category"), List.of()),
                wording(observations(Map.of("category", Set.of("laboratory", "survey")), YEAR)));
    }

    @Test
    @DisplayName(
            "F32 codes meet the requirement too, together; without either and without known values nothing is asked")
    void otherRequired() {
        required.put("Observation", Set.of("category", "code"));

        Search codes = observations(Map.of("code", Set.of("x", "y")), null);
        assertEquals(new Wording(List.of(codes), Set.of(), List.of()), wording(codes));
        assertEquals(
                new Wording(List.of(), Set.of(), List.of(new Remark.NeedsFilter(Set.of("category", "code")))),
                wording(observations(Map.of(), YEAR)));
    }

    private Wording wording(Search search) {
        return Wording.of(search, new Dialect(200, false, includes, Set.of(), notUnderstood, required, values));
    }

    private static Search observations(Map<String, Set<String>> tokens, SearchNeed.@Nullable Since since) {
        return new Search("Observation", new TreeMap<>(tokens), since, Set.of());
    }
}
