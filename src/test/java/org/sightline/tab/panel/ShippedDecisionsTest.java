package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Decisions.only;
import static org.sightline.tab.panel.Decisions.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** CPR decisions and plans by the codes of the tab files. */
class ShippedDecisionsTest {

    private static final List<String> TABS = List.of("summary", "end-of-life");
    private static final Map<String, String> WAYS =
            Map.of("forCpr", "For attempted CPR", "notForCpr", "Not for attempted CPR");

    /** Each type in which a decision may be coded, with the place of the concept. */
    private static final List<String> TYPES = List.of(
            "{'resourceType':'Flag','status':'active','code':CONCEPT,'period':{'start':'2026-02-02'}}",
            "{'resourceType':'CarePlan','status':'active','intent':'plan','category':[CONCEPT],'created':'2026-02-02'}",
            "{'resourceType':'CarePlan','status':'active','intent':'plan','created':'2026-02-02',"
                    + "'activity':[{'detail':{'status':'in-progress','code':CONCEPT}}]}",
            "{'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'active'}]},'code':CONCEPT,"
                    + "'recordedDate':'2026-02-02'}",
            "{'resourceType':'Observation','status':'final','code':{'text':'Recorded'},"
                    + "'valueCodeableConcept':CONCEPT,'effectiveDateTime':'2026-02-02'}",
            "{'resourceType':'Observation','status':'final','code':CONCEPT,'effectiveDateTime':'2026-02-02'}",
            "{'resourceType':'Procedure','status':'completed','code':CONCEPT,'performedDateTime':'2026-02-02'}",
            "{'resourceType':'Consent','status':'active','scope':{},'category':[CONCEPT],'dateTime':'2026-02-02'}");

    @ParameterizedTest(name = "{0} {1} {2}")
    @DisplayName("Every published code of a decision is told as one, whatever type it stands on")
    @MethodSource("codes")
    void tellsEveryCodeOnEveryType(String tab, String way, ReviewedCode code) {
        for (String type : TYPES) {
            Panel view = Shipped.given(tab, "advance-directives")
                    .source("GP", type.replace("CONCEPT", concept(code.system(), code.code())))
                    .show();

            assertEquals(WAYS.get(way), only(view, "CPR decision").what().text().whole(), type);
            assertEquals(1, view.bannerLines().size(), type);
        }
    }

    static Stream<Arguments> codes() {
        return TABS.stream()
                .flatMap(tab -> WAYS.keySet().stream()
                        .flatMap(way -> Shipped.panel(tab, "advance-directives").codes().get(way).stream()
                                .map(code -> Arguments.of(tab, way, code))));
    }

    @ParameterizedTest
    @DisplayName("The codes of the NHS Digital value set CPRStatus stand in both tabs")
    @ValueSource(strings = {"450475007", "450476008", "304252001", "304253006", "143021000119109"})
    void knowsTheWholePublishedValueSet(String code) {
        for (String tab : TABS) {
            PanelDefinition panel = Shipped.panel(tab, "advance-directives");
            assertTrue(
                    WAYS.keySet().stream()
                            .flatMap(way -> panel.codes().get(way).stream())
                            .anyMatch(one -> one.code().equals(code)),
                    tab);
        }
        assertTrue(Shipped.panel("summary", "alerts").codes().get("cprDecisions").stream()
                .anyMatch(one -> one.code().equals(code)));
    }

    @Test
    @DisplayName("That a refusal was talked about is no refusal, and an agreement on a plan is no plan")
    void tellsTalkOfADecisionFromTheDecision() {
        assertEquals("Discussion of an advance decision, not a refusal", kind("820621000000107"));
        assertEquals("About an advance care plan, not the plan itself", kind("713600001"));
        assertEquals("Advance decision to refuse treatment", kind("816301000000100"));
        assertEquals("Plan for the end of life", kind("736366004"));
    }

    private static String kind(String code) {
        Panel view = Shipped.given("end-of-life", "advance-directives")
                .source("GP", TYPES.get(5).replace("CONCEPT", concept("http://snomed.info/sct", code)))
                .show();
        return table(view, "Advance decisions, statements and attorneys")
                .rows()
                .getFirst()
                .cells()
                .getFirst()
                .lines()
                .getFirst()
                .whole();
    }

    private static String concept(String system, String code) {
        return "{'coding':[{'system':'" + system + "','code':'" + code + "'}]}";
    }
}
