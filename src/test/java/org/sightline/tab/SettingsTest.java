package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.registration.Setting;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelPlace;
import org.sightline.tab.panel.PanelRules;
import org.sightline.tab.panel.kinds.PanelKinds;

/** A panel that asks the feeds of some settings only, and the empties it tells apart. */
class SettingsTest {

    private static final SearchNeed GP_PROBLEMS =
            new SearchNeed("Condition", Map.of(), null, Set.of(), Set.of(Setting.GP));
    private static final PanelDefinition PANEL = new PanelDefinition(
            "gp-problems", "problems", "Problems", List.of(GP_PROBLEMS), Map.of(), Excerpt.ALL, PanelRules.NONE);
    private static final SearchPlan PLAN = SearchPlan.of(List.of(GP_PROBLEMS));

    @Test
    @DisplayName("H3 none recorded, not supplied, refused and no such source are four different sentences")
    void tellsFourEmptiesApart() {
        FeedRegistration practice = feed("Greenfield", Setting.GP, Set.of("Patient", "Condition"));
        assertEquals(
                "No problems recorded by Greenfield, the only source.",
                frame(answered(practice)).empty());
        FeedRegistration poor = feed("Riverside", Setting.GP, Set.of("Patient"));
        assertEquals(
                "Problems cannot be retrieved: not supplied by Riverside. Whether any are recorded there is not known"
                        + " here.",
                frame(answered(poor)).empty());
        String refused =
                "Problems not shown: access refused by Greenfield. Whether any are recorded is not known here.";
        assertEquals(
                refused,
                frame(Feeds.reading(practice, new FeedAnswer.NotPermitted("x"))).empty());
        assertEquals(
                refused,
                frame(Feeds.answered(practice, PLAN, _ -> new SearchOutcome.NotPermitted(), List.of()))
                        .empty());
        assertEquals(
                "No connected source supplies problems.",
                frame(answered(feed("Northgate", Setting.HOSPITAL, Set.of("Patient", "Condition"))))
                        .empty());
    }

    @Test
    void namesAFeedOfItsSettingThatSuppliesNoneOfIt() {
        PanelFrame frame = frame(
                answered(feed("Greenfield", Setting.GP, Set.of("Patient", "Condition"))),
                answered(feed("Riverside", Setting.GP, Set.of("Patient"))));
        assertEquals("the only source; not supplied by Riverside", frame.sources());
    }

    @Test
    void asksAFeedThatSaysNoSetting() {
        Resource problem = Feeds.json(
                "{'resourceType':'Condition','id':'1','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Asthma'}}");
        FeedRegistration silent = Feeds.feed("Silent");
        assertEquals(
                1,
                frame(Feeds.answered(silent, PLAN, Function.identity(), List.of(problem)))
                        .count());
        assertEquals(PLAN.searches(), PLAN.at(silent).searches());
        assertEquals(
                List.of(),
                PLAN.at(feed("Northgate", Setting.HOSPITAL, Set.of("Condition")))
                        .searches());
    }

    @Test
    void theGpDataTabKnowsTheSameAllergyStatementsAsTheSummary() {
        TabCatalogue catalogue = new TabCatalogue();
        PanelDefinition summary = catalogue.find(TabId.SUMMARY).orElseThrow().panels().stream()
                .filter(panel -> panel.kind().equals("allergies"))
                .findFirst()
                .orElseThrow();
        PanelDefinition gp = catalogue.find(new TabId("gp-data")).orElseThrow().panels().stream()
                .filter(panel -> panel.kind().equals("allergy-list"))
                .findFirst()
                .orElseThrow();
        assertEquals(summary.codes(), gp.codes());
        assertTrue(summary.asksEverybody());
        assertTrue(catalogue.ofBanner((_, _) -> true).stream().allMatch(PanelDefinition::asksEverybody));
    }

    private static FeedReading answered(FeedRegistration feed) {
        return Feeds.answered(feed, PLAN, Function.identity(), List.of());
    }

    private static PanelFrame frame(FeedReading... readings) {
        List<PermittedReading> permitted = List.of(readings).stream()
                .map(reading -> PermittedReading.whole(reading))
                .toList();
        PanelInputs inputs =
                new PanelInputs(PLAN, permitted, _ -> new PanelPlace(false, "/x", null), null, OpeningUnderTest.NOW);
        return PanelKinds.show(inputs.of(PANEL)).frame();
    }

    private static FeedRegistration feed(String name, Setting setting, Set<String> supplies) {
        FeedRegistration feed = Feeds.feed(name, Freshness.LIVE, Optional.empty(), supplies);
        return new FeedRegistration(feed.id(), name, feed.odsCode(), feed.data(), feed.connectionOrNull(), setting);
    }
}
