package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.codes.ValueSets;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.feed.SearchPlan.Search;
import org.sightline.feed.Window;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** Tabs of a region whose shared record begins on a day that the configuration names. */
class RecordsSincePageTest {

    private static final LocalDate BEGINS = LocalDate.of(2023, 1, 1);
    private static final String WORDS = "since 01-Jan-2023, when the shared record begins";

    /** What never has a first day: what is old may matter as much as what is new. */
    private static final Set<String> FOR_EVER = Set.of(
            "AllergyIntolerance", "CarePlan", "Condition", "Consent", "Flag", "Procedure", "QuestionnaireResponse");

    private static final FeedRegistration GREENFIELD = Feeds.feed(
            "Greenfield Surgery",
            Freshness.LIVE,
            Optional.empty(),
            Stream.concat(
                            FOR_EVER.stream(),
                            Stream.of("Patient", "Observation", "DiagnosticReport", "Encounter", "ServiceRequest"))
                    .collect(Collectors.toSet()));

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final AtomicReference<TabSetup> inForce = new AtomicReference<>(TabSetup.NONE);
    private final AtomicReference<SearchPlan> asked = new AtomicReference<>();

    @BeforeEach
    void withSetting() {
        opening.catalogue = new TabCatalogue(inForce::get);
        opening.answers = plan -> {
            asked.set(plan);
            return List.of(Feeds.reading(
                    GREENFIELD,
                    new FeedAnswer.Answered(
                            OpeningUnderTest.NOW,
                            new Patient(),
                            plan.searches().stream()
                                    .collect(Collectors.toMap(
                                            Function.identity(), _ -> new SearchOutcome.Complete(List.of()))),
                            Map.of())));
        };
    }

    @Test
    @DisplayName("Panels whose tab file says so ask since the region's first day and say it; others ask for all times")
    void asksSinceTheRecordBegins() {
        inForce.set(new TabSetup(ValueSets.NONE, BEGINS));

        String page = page(TabId.SUMMARY);

        assertEquals(
                Set.of(new Window.RecordsSince(BEGINS)),
                windows(search -> search.resourceType().equals("Encounter")
                        || search.resourceType().equals("DiagnosticReport")));
        assertEquals(Set.of(), windows(search -> FOR_EVER.contains(search.resourceType())));
        assertEquals(Set.of(), windows(search -> search.resourceType().equals("ServiceRequest")), "mental health too");
        assertTrue(page.contains(" · " + WORDS), page);
        assertTrue(
                page.contains(
                        "No results found since 01-Jan-2023 at Greenfield Surgery, the only source. The shared record"
                                + " begins that day: older ones were not asked for."),
                page);
        assertTrue(page.contains("Asked for all observations since 01-Jan-2023"), page);
        assertTrue(page.contains("No allergies recorded by Greenfield Surgery, the only source."), page);
        assertTrue(page.contains("Ask for older"), page);
        assertTrue(page.contains("Not found since 01-Jan-2023, when the shared record begins, under the"), page);
        assertFalse(page.contains("last 24 months"), page);
    }

    @Test
    void withoutTheSettingTheMonthsOfTheTabFilesStand() {
        String page = page(TabId.SUMMARY);

        assertEquals(
                Set.of(new Window.LastMonths(24)),
                windows(search -> search.resourceType().equals("Encounter")));
        assertTrue(page.contains("No results found since 21-Nov-2024"), page);
        assertTrue(page.contains(" · last 24 to 60 months"), page);
        assertFalse(page.contains("shared record begins"), page);
    }

    @Test
    void whatIsOlderIsOneClickAway() {
        inForce.set(new TabSetup(ValueSets.NONE, BEGINS));
        opening.tabs = Set.of(TabId.SUMMARY);

        String alone = Pages.visible(opening.alone(TabId.SUMMARY, "results", false));
        String older = Pages.visible(opening.alone(TabId.SUMMARY, "results", true));

        assertTrue(alone.contains(WORDS) && !older.contains("2023"), older);
        assertEquals(Set.of(), windows(search -> search.resourceType().equals("DiagnosticReport")));
        assertTrue(older.contains(" · all times"), older);
    }

    @Test
    void anotherFirstDayCountsFromTheNextClick() {
        inForce.set(new TabSetup(ValueSets.NONE, BEGINS));
        page(TabId.SUMMARY);
        inForce.set(new TabSetup(ValueSets.NONE, LocalDate.of(2025, 4, 1)));

        assertTrue(page(TabId.SUMMARY).contains("since 01-Apr-2025, when the shared record begins"));
    }

    @Test
    @DisplayName("No search of a tab is made twice because one panel counts months and another from the first day")
    void oneWindowForAllOfATab() {
        opening.catalogue.ids().forEach(tab -> {
            inForce.set(TabSetup.NONE);
            page(tab);
            int before = asked.get().searches().size();
            inForce.set(new TabSetup(ValueSets.NONE, BEGINS));
            page(tab);
            assertTrue(
                    asked.get().searches().size() <= before,
                    tab + ": " + asked.get().searches());
        });
    }

    private Set<Window> windows(Predicate<Search> which) {
        return asked.get().searches().stream()
                .filter(which)
                .flatMap(search -> search.since().stream())
                .map(since -> since.window())
                .collect(Collectors.toSet());
    }

    private String page(TabId tab) {
        opening.tabs = Set.of(tab);
        return Pages.visible(opening.page(tab));
    }
}
