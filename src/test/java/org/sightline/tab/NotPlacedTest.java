package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.coverage.PanelCoverage;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;

/** The end of every tab: what was read for it and stands in none of its panels. */
class NotPlacedTest {

    private static final String TITLE = "Not placed on this tab";
    private static final String ALL_STAND = "Every entry that was received for this tab stands in one of its panels.";
    /** By which the banner looks for decisions about resuscitation among observations. */
    private static final String CPR_CODE = "http://loinc.org|81351-9";

    private static final TabId END_OF_LIFE = new TabId("end-of-life");

    private static final FeedRegistration GREENFIELD = Feeds.feed(
            "Greenfield Surgery",
            Freshness.LIVE,
            Optional.empty(),
            Set.of("Patient", "Condition", "Procedure", "Immunization", "Observation"));

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    @DisplayName("H2 what fits no panel of its tab stands at the end of it, with what it is")
    void listsWhatStandsInNoPanel() {
        String end = end(
                END_OF_LIFE,
                "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'Gallstones'},'onsetDateTime':'2019-03'}",
                "{'resourceType':'Procedure','id':'p','status':'not-done','code':{'text':'Colonoscopy'},'performedDateTime':'2020-05-04'}");
        assertHas(
                end,
                "2 · the only source",
                "Gallstones Resolved",
                "Problems Resolved Mar-2019",
                "Colonoscopy Not done");
        assertHas(end, "04-May-2020 Greenfield Surgery", "They are listed so that nothing that was read is left out.");
        assertFalse(end.contains(ALL_STAND), end);
        assertEquals(
                List.of("greenfield-surgery/Procedure/p", "greenfield-surgery/Condition/c"),
                opening.opened.getFirst().shown().stream()
                        .filter(panel -> panel.panel().equals("not-placed"))
                        .flatMap(panel -> panel.resources().stream())
                        .toList());
    }

    @Test
    void isOneLineWhereEverythingStands() {
        assertHas(end(TabId.SUMMARY, immunisations(1)), ALL_STAND);
        opening.answers = _ -> List.of(
                Feeds.reading(GREENFIELD, new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "")));
        assertFalse(Pages.visible(opening.page()).contains(ALL_STAND));
    }

    @Test
    void rowsBehindACountAreInTheirPanel() {
        assertHas(end(TabId.SUMMARY, immunisations(60)), ALL_STAND);
        assertTrue(Pages.visible(opening.page()).contains("Showing 20 of 60"));
    }

    @Test
    @DisplayName("H1 an entry about somebody else says so wherever it stands")
    void saysWhomAnEntryIsAbout() {
        String end = end(
                new TabId("frailty"),
                "{'resourceType':'Observation','id':'o','status':'final','code':{'coding':[{'system':'http://snomed.info/sct','code':'161898004'}],'text':'Falls'},'focus':[{'display':'Her mother'}]}");
        assertHas(end, "Falls About: Her mother");
    }

    @Test
    void countsWhatWasEnteredInError() {
        String wrong =
                "{'resourceType':'Immunization','id':'w%s','status':'entered-in-error','vaccineCode':{'text':'Wrong'}}";
        String end = end(TabId.SUMMARY, wrong.formatted(1), wrong.formatted(2));
        assertHas(end, "2 entries entered in error are not shown: 2 by Greenfield Surgery.");
        assertFalse(end.contains(ALL_STAND), end);
        assertHas(end(TabId.SUMMARY, wrong.formatted(1)), "1 entry entered in error is not shown");
    }

    @Test
    @DisplayName("What a tab leaves to another one is counted and not listed: its reader may not open the other one")
    void countsWhatIsLeftToOtherTabs() {
        String note =
                "{'resourceType':'Observation','id':'n','status':'final','category':[{'coding':[{'system':'https://fhir.nottscr.nhs.uk/CodeSystem/NottsCareRecord-ObservationCategory','code':'case-note'}]}],'code':{'text':'Case note'},'valueString':'Told me in confidence'}";
        String end = end(new TabId("gp-data"), note);
        assertHas(end, "Left to other tabs and not listed here: Case note, on the tab of the care co-ordinator (1).");
        assertFalse(end.contains("confidence"), end);
    }

    @Test
    @DisplayName("H2 what only the banner asked for is not listed as read for the tab")
    void whatOnlyTheBannerReadsIsNotListed() {
        TabId frailty = new TabId("frailty");
        Resource unasked = Feeds.json(
                "{'resourceType':'Observation','id':'q','status':'final','category':[{'coding':[{'code':'exam'}]}],'code':{'text':'Quillon'}}");
        boolean[] byBanner = {false};
        opening.answers = plan -> {
            Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
            plan.searches().forEach(search -> {
                boolean banners = search.tokens().getOrDefault("code", Set.of()).contains(CPR_CODE);
                byBanner[0] |= banners;
                outcomes.put(search, new SearchOutcome.Complete(banners ? List.of(unasked) : List.of()));
            });
            return List.of(Feeds.reading(
                    GREENFIELD, new FeedAnswer.Answered(Feeds.READ_AT, new Patient(), outcomes, Map.of())));
        };
        String text = Pages.visible(opening.page(frailty));
        assertTrue(byBanner[0], "the banner asks for observations of its own");
        assertFalse(text.contains("Quillon"), text.substring(text.lastIndexOf(TITLE)));
    }

    @Test
    void manyStandBehindALineThatCountsThemByKind() {
        String[] procedures = IntStream.range(0, 30)
                .mapToObj(i -> "{'resourceType':'Procedure','id':'" + i
                        + "','status':'completed','code':{'text':'Graft " + i + "'},'performedDateTime':'2020'}")
                .toArray(String[]::new);
        String end = end(END_OF_LIFE, procedures);
        assertHas(end, "30 entries: procedures (30)", "Showing 20 of 30, the latest first. Show all 30");
        opening.answers = plan -> List.of(Feeds.answered(GREENFIELD, plan, Function.identity(), parsed(procedures)));
        String alone = Pages.visible(opening.alone(END_OF_LIFE, "not-placed", false));
        assertFalse(alone.contains("Showing 20"), alone);
        IntStream.range(0, 30).forEach(i -> assertHas(alone, "Graft " + i));
    }

    @Test
    void standsOnPaperToo() {
        opening.tabs = Set.of(END_OF_LIFE);
        opening.answers = plan -> List.of(
                Feeds.answered(
                        GREENFIELD,
                        plan,
                        Function.identity(),
                        parsed(
                                "{'resourceType':'Procedure','id':'p','status':'completed','code':{'text':'Colonoscopy'},'performedDateTime':'2020'}")));
        String paper = Pages.visible(opening.whole().print(opening.visit()));
        assertHas(paper.substring(paper.indexOf(TITLE)), "Colonoscopy");
    }

    @Test
    void isFilledAsFeedsAnswer() {
        opening.answers =
                plan -> List.of(Feeds.answered(GREENFIELD, plan, Function.identity(), parsed(immunisations(1))));
        List<String> ends = new ArrayList<>();
        opening.stream((place, html) -> {
            if (place.equals("panel-not-placed")) {
                ends.add(Pages.visible(html));
            }
            return true;
        });
        assertEquals(1, ends.size());
        assertHas(ends.getFirst(), ALL_STAND);
    }

    @Test
    @DisplayName("A page that is whole counts the codes of what fits no panel of it, once, for its user's organisation")
    void countsTheCodesThatFitNoPanel() {
        String procedure = "{'resourceType':'Procedure','id':'p%s','status':'%s','code':{'coding':["
                + "{'system':'http://snomed.info/sct','code':'73761001','display':'Colonoscopy'}],'text':'Mrs Adeyemi'}}";
        end(
                END_OF_LIFE,
                procedure.formatted(1, "completed"),
                procedure.formatted(2, "completed"),
                procedure.formatted(3, "entered-in-error"));
        opening.alone(END_OF_LIFE, "not-placed", false);

        List<PanelCoverage> counted = opening.coverage.of("northgate").stream()
                .filter(panel -> panel.place().panel().equals("not-placed"))
                .toList();
        assertEquals(1, counted.size(), counted::toString);
        assertEquals("greenfield-surgery", counted.getFirst().place().feed());
        assertEquals("end-of-life", counted.getFirst().place().tab());
        assertEquals(
                List.of("Colonoscopy 2 Not placed"),
                counted.getFirst().codes().stream()
                        .map(code -> code.code().term() + " " + code.count() + " "
                                + code.by().words())
                        .toList());
        assertEquals(List.of(), opening.coverage.of("another-organisation"));
    }

    private static String[] immunisations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'resourceType':'Immunization','id':'" + i
                        + "','status':'completed','vaccineCode':{'text':'Vaccine " + i
                        + "'},'occurrenceDateTime':'2024-01-0" + (1 + i % 9) + "'}")
                .toArray(String[]::new);
    }

    private String end(TabId tab, String... resources) {
        opening.answers = plan -> List.of(Feeds.answered(GREENFIELD, plan, Function.identity(), parsed(resources)));
        String text = Pages.visible(opening.page(tab));
        return text.substring(text.lastIndexOf(TITLE), text.indexOf("Opened by"));
    }

    private static List<Resource> parsed(String... resources) {
        return Stream.of(resources).map(Feeds::json).toList();
    }

    private static void assertHas(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "“" + part + "” is not in: " + text);
        }
    }
}
