package org.sightline.tab.panel.asked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.Window;

/** What may be said to be absent, by what was asked and by who answered. */
class AbsenceTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final Set<String> REVIEWED = Set.of("s|1", "s|2", "s|3", "s|4");

    private static final SearchNeed ALL = SearchNeed.all("Observation");
    private static final SearchNeed RECENT = since(ALL, 24);
    private static final SearchNeed.Since BEGUN =
            new SearchNeed.Since("date", new Window.RecordsSince(LocalDate.of(2023, 1, 1)));
    private static final SearchNeed CODED = with(Map.of("code", REVIEWED));
    private static final SearchNeed BY_CATEGORY = with(Map.of("category", Set.of("c|survey")));

    @Test
    @DisplayName("H2 none recorded is said only where everything was asked of everybody who holds a record")
    void noneRecordedNeedsEverything() {
        assertEquals("No scores recorded by any of 2 sources.", empty(full("A", "B"), ALL));
        assertEquals("No scores recorded by A, the only source.", empty(full("A"), ALL));
        Stream.of(RECENT, CODED, BY_CATEGORY, since(CODED, 12), since(BY_CATEGORY, 12))
                .flatMap(need -> Stream.of(List.of(need), List.of(ALL, with("Condition", need)), List.of(need, CODED)))
                .forEach(needs -> {
                    Absence absence = absence(full("A", "B"), needs);
                    assertFalse(absence.empty("scores").contains("recorded by"), absence.empty("scores"));
                    assertFalse(absence.isAbsolute(), needs.toString());
                });
    }

    @Test
    void aWindowSaysSinceWhenAndThatOlderOnesWereNotAskedFor() {
        assertEquals(
                "No scores found since 30-Nov-2024 at any of 2 sources. Older ones, and those without a date, were not"
                        + " asked for.",
                empty(full("A", "B"), RECENT));
        assertEquals(
                "No scores found since 30-Nov-2024 at any of 2 sources. Older ones were not asked for.",
                empty(full("A", "B"), RECENT, RECENT.undated().orElseThrow()));
        assertEquals(
                "No scores found since 30-Nov-2025 at any of 2 sources. Older ones, and those without a date, were not"
                        + " asked for.",
                empty(full("A", "B"), RECENT, since(with("Condition", ALL), 12)));
    }

    @Test
    void aFirstDayOfTheSharedRecordIsToldAsSuch() {
        SearchNeed begun = new SearchNeed("Observation", Map.of(), BEGUN, Set.of());
        assertEquals(
                "No scores found since 01-Jan-2023 at any of 2 sources. The shared record begins that day: older ones"
                        + " were not asked for.",
                empty(full("A", "B"), begun, begun.undated().orElseThrow()));
        assertFalse(absence(full("A", "B"), List.of(begun)).isAbsolute());
        assertEquals(
                "No scores found since 30-Nov-2024 at any of 2 sources. Older ones, and those without a date, were not"
                        + " asked for.",
                empty(full("A", "B"), RECENT, with("Condition", begun)));
    }

    @Test
    void saysHowFarBackWasAskedInAll() {
        assertEquals("all times", span(ALL));
        assertEquals("all times", span(CODED));
        assertEquals("last 24 months", span(RECENT, RECENT.undated().orElseThrow()));
        assertEquals("last 12 to 24 months", span(RECENT, since(with("Condition", ALL), 12)));
        assertEquals("all times; some only for the last 24 months", span(RECENT, CODED));
        assertEquals(
                "since 01-Jan-2023, when the shared record begins",
                span(new SearchNeed("Observation", Map.of(), BEGUN, Set.of())));
        assertEquals(
                "all times; some only since 01-Jan-2023, when the shared record begins",
                span(CODED, new SearchNeed("Condition", Map.of(), BEGUN, Set.of())));
        assertEquals("", span(SearchNeed.all("Patient")));
    }

    private static String span(SearchNeed... needs) {
        return Questions.of(List.of(needs), REVIEWED, TODAY).span();
    }

    @Test
    void aCodeListSaysHowManyCodes() {
        assertEquals(
                "No scores found under the 4 codes this panel knows at A, the only source. What is recorded under other"
                        + " codes was not asked for.",
                empty(full("A"), CODED));
        assertEquals(
                "under the one code this panel knows",
                absence(full("A"), List.of(CODED)).under(new CodesAsked(1, 0, 0, List.of(), List.of())));
        assertEquals(
                "under the 3 codes this panel knows, in what was received",
                absence(answers(List.of("A"), List.of("B"), List.of(), List.of()), List.of(CODED))
                        .under(new CodesAsked(3, 0, 0, List.of(), List.of())));
        assertEquals(
                "under the 3 codes this panel knows (2 of our own short list)",
                absence(full("A"), List.of(CODED)).under(new CodesAsked(3, 2, 0, List.of(), List.of())));
        assertEquals(
                "under the one code this panel knows (of our own short list)",
                absence(full("A"), List.of(CODED)).under(new CodesAsked(1, 1, 0, List.of(), List.of())));
    }

    @Test
    void aFilterByWhatMayBeMissingSaysSo() {
        assertEquals(
                "No scores found in the categories asked for (survey) or under the 4 codes this panel knows at A, the"
                        + " only source. Entries without a category were not asked for.",
                empty(full("A"), BY_CATEGORY, CODED));
    }

    @Test
    @DisplayName("A few codes asked for ever beside all of a window take nothing from the window")
    void whatIsAskedWithoutAFilterCoversTheRest() {
        assertEquals(
                "No scores found since 30-Nov-2024 at A, the only source. Older ones, and those without a date, were"
                        + " not asked for.",
                empty(full("A"), RECENT, CODED, BY_CATEGORY));
        assertTrue(absence(full("A"), List.of(ALL, CODED)).isAbsolute());
    }

    @Test
    void aSourceWithoutARecordIsNotAmongThoseThatRecordedNone() {
        Answers some = answers(List.of("A", "B", "C"), List.of(), List.of(), List.of("D", "E"));
        assertEquals(
                "No scores recorded by any of 3 sources. 2 of 5 sources hold no record of this patient.",
                empty(some, ALL));
        assertEquals(
                "all 3 sources (2 more hold no record)",
                absence(some, List.of(ALL)).sources());
        Answers none = answers(List.of(), List.of(), List.of(), List.of("D", "E"));
        assertEquals("No scores: none of the 2 sources holds a record of this patient.", empty(none, ALL));
        assertFalse(absence(none, List.of(ALL)).isAbsolute());
        Answers only = answers(List.of("A"), List.of(), List.of(), List.of("D"));
        assertEquals("No scores recorded by A. 1 of 2 sources holds no record of this patient.", empty(only, ALL));
        Answers failed = answers(List.of(), List.of("A"), List.of(), List.of("D"));
        assertEquals(
                "Scores unavailable: no source with a record of this patient answered. 1 of 2 sources holds no record of"
                        + " this patient.",
                empty(failed, ALL));
    }

    @Test
    void aTypeThatASourceDoesNotSupplyIsNamedAsNotAsked() {
        Questions questions = Questions.of(List.of(ALL, with("Condition", ALL)), REVIEWED, TODAY)
                .notSupplied(Map.of("Condition", List.of("B")), List.of());
        assertEquals(
                "No scores found at any of 2 sources. Not supplied, so not asked for: problems (B).",
                new Absence(questions, full("A", "B"), false).empty("scores"));
        assertFalse(new Absence(questions, full("A", "B"), false).isAbsolute());
    }

    @Test
    void aThingNotFoundNamesWhereWasLooked() {
        assertEquals(
                "No decision found in 2 of 3 sources. Looked for in alerts; observations under the 4 codes this panel"
                        + " knows. There may be one at C.",
                absence(
                                answers(List.of("A", "B"), List.of("C"), List.of(), List.of()),
                                List.of(with("Flag", ALL), CODED))
                        .notFound("decision"));
    }

    private static String empty(Answers answers, SearchNeed... needs) {
        return absence(answers, List.of(needs)).empty("scores");
    }

    private static Absence absence(Answers answers, List<SearchNeed> needs) {
        return new Absence(Questions.of(needs, REVIEWED, TODAY), answers, false);
    }

    private static Answers full(String... names) {
        return answers(List.of(names), List.of(), List.of(), List.of());
    }

    private static Answers answers(
            List<String> inFull, List<String> missing, List<String> awaited, List<String> withoutRecord) {
        return new Answers(inFull, new ArrayList<>(), missing, List.of(), awaited, withoutRecord);
    }

    private static SearchNeed with(Map<String, Set<String>> tokens) {
        return new SearchNeed("Observation", tokens, null, Set.of());
    }

    private static SearchNeed with(String type, SearchNeed need) {
        return new SearchNeed(type, need.tokens(), need.sinceOrNull(), Set.of());
    }

    private static SearchNeed since(SearchNeed need, int months) {
        return new SearchNeed(need.resourceType(), need.tokens(), new SearchNeed.Since("date", months), Set.of());
    }
}
