package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** When it is said whole that nothing is recorded about a pregnancy. */
class PregnancyTest {

    private static final String PREGNANT = "{'resourceType':'Observation','id':'1','status':'final',"
            + "'code':{'coding':[{'system':'http://loinc.org','code':'82810-3'}]},"
            + "'valueCodeableConcept':{'text':'Pregnant'},'effectiveDateTime':'2026-09-10'}";

    @Test
    @DisplayName("it is said whole for a woman of 39, and of somebody whose sex or age is not known")
    void isSaidWholeWhereItCanApply() {
        for (Given given : List.of(pregnancy().gender("female").aged(39), pregnancy())) {
            Panel panel = given.source("GP").show();
            assertFalse(panel.isBrief());
            assertTrue(panel.frame().empty().contains("This does not mean that the patient is not pregnant."));
            assertEquals("", panel.frame().window());
        }
    }

    @Test
    @DisplayName(
            "it is one line for a man, a child and in old age, with the reason; what is recorded is shown all the same")
    void isOneLineWhereItCannot() {
        Map.of(
                        pregnancy().gender("male").aged(39), "every source that answered gives the gender as male",
                        pregnancy().gender("female").aged(9), "the patient is under 10",
                        pregnancy().gender("female").aged(81), "the patient is over 59")
                .forEach((given, why) -> {
                    Panel panel = given.source("GP").show();
                    assertTrue(panel.isBrief());
                    assertTrue(
                            panel.frame().window().contains(why), panel.frame().window());
                });
        Panel recorded =
                pregnancy().gender("male").aged(39).source("GP", PREGNANT).show();
        assertFalse(recorded.isBrief());
        assertEquals(1, recorded.frame().count());
    }

    @Test
    @DisplayName("it is a line that opens for them where a source is missing too; for others it is said whole")
    void isALineThatOpensWhereSomethingIsMissing() {
        Panel old = pregnancy()
                .gender("female")
                .aged(81)
                .source("GP")
                .failed("Trust")
                .show();
        assertFalse(old.isBrief());
        assertTrue(old.frame().isLacking());
        assertTrue(old.isFolded());
        assertFalse(pregnancy()
                .gender("female")
                .aged(39)
                .source("GP")
                .failed("Trust")
                .show()
                .isFolded());
        assertFalse(pregnancy()
                .gender("male")
                .aged(39)
                .source("GP", PREGNANT)
                .failed("Trust")
                .show()
                .isFolded());
    }

    private static Given pregnancy() {
        return Given.of(new PanelDefinition(
                "pregnancy",
                "pregnancy",
                "Pregnancy",
                List.of(new SearchNeed(
                        "Observation", Map.of("code", Set.of("http://loinc.org|82810-3")), null, Set.of())),
                Map.of("status", List.of(new ReviewedCode("http://loinc.org", "82810-3", "t", "s")), "due", List.of()),
                new Excerpt(Map.of("stale", 10), 0, ""),
                PanelRules.NONE));
    }
}
