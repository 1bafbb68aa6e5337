package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

class WhatWasAskedTest {

    @Test
    void saysSearchesAndWhatEachSourceGave() {
        SearchNeed recent = new SearchNeed("Observation", Map.of(), new SearchNeed.Since("date", 24), Set.of());
        PanelDefinition definition = new PanelDefinition(
                "scores",
                "named-findings",
                "Scores",
                List.of(
                        recent,
                        recent.undated().orElseThrow(),
                        new SearchNeed("Condition", Map.of("code", Set.of("s|1", "s|2")), null, Set.of())),
                Map.of("Frailty", List.of(code("1"), code("2")), "elsewhere", List.of(code("9"))),
                Excerpt.ALL,
                PanelRules.NONE);
        Panel view = Given.of(definition)
                .source("GP", condition("a", "1", ""), condition("b", "3", ""), condition("c", "1", wrong()))
                .failed("Hospital")
                .show();

        assertEquals(
                List.of(
                        "Asked for all observations since 21-Nov-2024, and those without a date.",
                        "Asked for problems under 2 codes: Frailty (2).",
                        "GP answered in full: 3 entries, 1 of them in no row of this panel, 1 entered in error and left out.",
                        "Hospital gave nothing that can be used."),
                view.asked());
    }

    @Test
    void countsTheCodesThatNoPublishedListHas() {
        Panel view = Shipped.given("diabetes", "diabetes-findings").source("GP").show();

        assertTrue(
                view.asked().stream()
                        .anyMatch(line -> line.matches("Our own short list, 1 of the \\d+ codes this panel knows, in no"
                                + " published list that we found: 390852004 “Digital retinal screening”\\.")),
                view.asked().toString());
        Panel falls = Shipped.given("frailty", "falls").source("GP").show();
        assertTrue(
                falls.frame().empty().contains("under the 8 codes this panel knows"),
                falls.frame().empty());
    }

    private static ReviewedCode code(String code) {
        return new ReviewedCode("s", code, "term", "source");
    }

    private static String wrong() {
        return ",'verificationStatus':{'coding':[{'code':'entered-in-error'}]}";
    }

    private static String condition(String id, String code, String more) {
        return "{'resourceType':'Condition','id':'" + id + "','code':{'coding':[{'system':'s','code':'" + code + "'}]}"
                + more + "}";
    }
}
