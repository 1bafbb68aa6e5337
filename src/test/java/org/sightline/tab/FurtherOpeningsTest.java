package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;

/** What a tab does not ask for is one click away: an opening of its own, recorded like any other. */
class FurtherOpeningsTest {

    private static final Resource RELATIVE = Feeds.json(
            "{'resourceType':'FamilyMemberHistory','id':'f','status':'completed','date':'2024-05-06','relationship':{'text':'Mother'},'name':'Ada Cole','condition':[{'code':{'text':'Breast cancer'},'outcome':{'text':'Recovered'}}]}");

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final List<SearchPlan> plans = new ArrayList<>();

    @Test
    @DisplayName("H16 a panel with a window asks for all times when it is opened for older, says so, and is recorded")
    void asksForOlder() {
        opening.answers = this::answered;

        String page = opening.page();
        assertTrue(page.contains("/summary/documents?older=yes\">Ask for older"), page);
        assertFalse(page.contains("/summary/procedures?older=yes"), "asked for ever already");
        String older = opening.alone(TabId.SUMMARY, "documents", true);

        assertTrue(since("DocumentReference", plans.getFirst()));
        assertFalse(since("DocumentReference", plans.getLast()));
        assertTrue(Pages.visible(older).contains("Documents, of all times"), older);
        assertFalse(older.contains("?older=yes"));
        assertEquals(2, opening.opened.size());
    }

    @Test
    @DisplayName("H16 what a source may hold besides is named on the tab and asked for only when it is opened")
    void namesWhatElseIsHeldAndAsksForItWhenOpened() {
        opening.answers = this::answered;

        String page = Pages.visible(opening.page());
        assertTrue(page.contains("Greenfield Surgery family history, goals"), page);
        assertTrue(page.contains("Not asked for on this page. Ask the sources for these"), page);
        assertFalse(page.contains("Breast cancer"));
        assertFalse(page.contains("Asked for all family history"), "it was not");
        assertFalse(types(plans.getFirst()).contains("FamilyMemberHistory"));

        String alone = Pages.visible(opening.alone(TabId.SUMMARY, "also-held", false));
        assertTrue(types(plans.getLast()).containsAll(Set.of("FamilyMemberHistory", "Goal", "RiskAssessment")));
        assertTrue(alone.contains("Mother, Ada Cole: Breast cancer About: Mother, Ada Cole"), alone);
        assertTrue(alone.contains("Recovered"), alone);
        assertTrue(alone.contains("Asked for all family history"), alone);
        assertEquals(2, opening.opened.size());
    }

    @Test
    @DisplayName("H16 a record on paper names what else is held and does not ask for it")
    void paperAsksForNoMore() {
        opening.answers = this::answered;
        String paper = Pages.visible(opening.whole().print(opening.visit()));
        assertTrue(paper.contains("Greenfield Surgery family history, goals"), paper);
        assertFalse(types(plans.getFirst()).contains("FamilyMemberHistory"));
    }

    private List<FeedReading> answered(SearchPlan plan) {
        plans.add(plan);
        Set<String> supplies = Set.of("Patient", "DocumentReference", "Procedure", "FamilyMemberHistory", "Goal");
        FeedRegistration feed = Feeds.feed("Greenfield Surgery", Freshness.LIVE, Optional.empty(), supplies);
        return List.of(Feeds.answered(feed, plan, Function.identity(), List.of(RELATIVE)));
    }

    private static boolean since(String type, SearchPlan plan) {
        return plan.searches().stream()
                .filter(search -> search.resourceType().equals(type))
                .anyMatch(search -> search.since().isPresent());
    }

    private static Set<String> types(SearchPlan plan) {
        Stream<String> types = plan.searches().stream().map(SearchPlan.Search::resourceType);
        return types.collect(Collectors.toCollection(TreeSet::new));
    }
}
