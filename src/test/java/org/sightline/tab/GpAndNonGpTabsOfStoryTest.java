package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/** The GP data and Non-GP data tabs of one of the demo's patients, as the demo's feeds hold her. */
class GpAndNonGpTabsOfStoryTest {

    private static final TabId GP = new TabId("gp-data");
    private static final TabId NON_GP = new TabId("non-gp");

    private final StoryFeeds ivy = new StoryFeeds("9990000018");

    @Test
    @DisplayName("H2 the GP data tab repeats what the practice leaves out and shows consultations with their content")
    void showsWhatTheGpSystemsHold() {
        String text = page(GP, Map.of());
        assertHas(
                text,
                "Items excluded due to confidentiality and/or patient preferences Not all of it was sent",
                "Data awaiting filing: letters or results that came in may be missing",
                "Note: History: Tripped on the kitchen step",
                "Problem: Falls",
                "Medicine: Paracetamol 500mg tablets",
                "Referral or request: Community falls service · to Community Trust",
                "Last issued 09-Nov-2026",
                "Historical: ended, inactive or refuted",
                "Recall for blood test",
                "Invitation to diabetes eye screening");
    }

    @Test
    @DisplayName("H2 no feed but general practice and the regional extract supplies the GP data tab")
    void asksOnlyGpFeedsForGpData() {
        String panels = page(GP, Map.of()).replaceAll("^.*?Notices from GP systems", "");
        assertFalse(panels.contains("Northgate Hospital 0"), "a row of a hospital");
        assertFalse(panels.contains("Reablement"), "a package of the council");
        assertFalse(panels.contains("Ambulance attendance"), "an attendance of the ambulance service");
    }

    @Test
    @DisplayName("H2 the banner's allergies come from every source on a tab that asks some of them")
    void keepsTheBannerWhole() {
        String banner = page(GP, Map.of("greenfield-surgery", new FeedAnswer.Unavailable(Reason.TOO_SLOW, "x")))
                .replaceAll("Notices from GP systems.*$", "");
        assertHas(banner, "Known allergies: Allergy to penicillin", "May not be all");
    }

    @Test
    @DisplayName("H3 with the practice down the GP data tab says so at each panel and claims nothing")
    void saysThatThePracticeIsDown() {
        String text = page(GP, Map.of("greenfield-surgery", new FeedAnswer.Unavailable(Reason.TOO_SLOW, "x")));
        assertHas(
                text,
                "Greenfield Surgery did not answer in time",
                "No consultations since 21-Nov-2021 in what was received. This is not the whole",
                "not supplied by Regional GP extract");
        assertFalse(text.contains("No problems recorded"), text);
    }

    @Test
    void groupsWhatOthersHoldByTheUnitThatRecordedIt() {
        String text = page(NON_GP, Map.of());
        assertHas(
                text,
                "Community falls team, Community Trust",
                "District nursing, Community Trust",
                "Podiatry, Community Trust",
                "Technology enabled care, County Council",
                "Walking frame with wheels",
                "NEWS2 total score",
                "Reablement at home",
                "Care Act needs assessment");
        assertTrue(
                text.indexOf("Community falls team, Community Trust")
                        < text.indexOf("District nursing, Community Trust"),
                "alphabetical order");
        assertFalse(text.contains("Review after a fall"), "a consultation of the practice");
    }

    @Test
    @DisplayName("H3 with the community trust down or refusing, the Non-GP tab says so and keeps the others")
    void saysThatAnotherFeedIsDown() {
        String down = page(NON_GP, Map.of("community-trust", new FeedAnswer.Unavailable(Reason.NO_CONNECTION, "x")));
        assertHas(down, "Community Trust did not answer: it could not be reached", "Ambulance attendance");
        assertFalse(down.contains("Community falls team, Community Trust"), down);
        String refused = page(NON_GP, Map.of("county-council", new FeedAnswer.NotPermitted("x")));
        assertHas(
                refused,
                "Social care packages or assessments not shown: access refused by County Council. Whether any are"
                        + " recorded is not known here.");
    }

    @Test
    @DisplayName("C01 C02 C04 C05 hostile text on both tabs shows as text")
    void showsHostileTextAsText() {
        StoryFeeds hostile = new StoryFeeds("9990000034");
        for (TabId tab : List.of(GP, NON_GP)) {
            OpeningUnderTest opening = new OpeningUnderTest();
            opening.answers = plan -> hostile.readings(plan, Map.of());
            String html = opening.page(tab).replace("<script src=\"script.js\" defer>", "");
            assertFalse(html.contains("<script"), "script on " + tab);
            assertFalse(html.contains("<img"), "image on " + tab);
            assertFalse(html.matches("(?s).*href=\"(?!/|#|stylesheet).*"), "foreign link on " + tab);
            assertFalse(html.contains("\u202E"), "bidi control on " + tab);
        }
    }

    private String page(TabId tab, Map<String, FeedAnswer> instead) {
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.answers = plan -> ivy.readings(plan, instead);
        return Pages.visible(opening.page(tab));
    }

    private static void assertHas(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "“" + part + "” is not in: " + text);
        }
    }
}
