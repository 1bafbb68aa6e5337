package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores in words by the rules of the tab files: never for whom they are not, each with its authority. */
class ShippedScoresTest {

    private static final String RCP = "(Royal College of Physicians, NEWS2, 2017)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0: observations at least every 12 hours.
            4 | 1 to 4: observations at least every 4 to 6 hours, a registered nurse decides; a 3 in any one parameter is urgent
            5 | 5 to 6: urgent response, observations at least hourly.
            7 | 7 or more: emergency response""")
    void putsNews2IntoTheWordsOfItsAuthority(String value, String words) {
        for (String tab : List.of("frailty/frailty-scores", "summary/functional-status")) {
            String meaning = meaning(tab, 70, coded("1104051000000101", value));
            assertTrue(meaning.startsWith(words), meaning);
            assertTrue(
                    meaning.endsWith("Not for use in pregnancy, of which this panel does not know. " + RCP), meaning);
        }
    }

    @Test
    @DisplayName(
            "NEWS2 is not for under 16s, nor the Clinical Frailty Scale for under 65s: said, and not put into words")
    void appliesNoScoreToWhomItIsNotFor() {
        assertEquals(
                "Not for people under 16, so it is not put into words " + RCP,
                meaning("frailty/frailty-scores", 15, coded("1104051000000101", "7")));
        assertTrue(meaning("frailty/frailty-level", 64, coded("763264000", "6"))
                .startsWith("Not for people under 65, so it is not put into words"));
        assertTrue(meaning("frailty/frailty-level", 65, coded("763264000", "6"))
                .startsWith("Level 6: moderately frail. Not for people with a stable long-term disability."));
    }

    @Test
    @DisplayName("Bands of eFI are for eFI alone: eFI2 is another number")
    void neverPutsEfi2IntoTheBandsOfEfi() {
        assertTrue(meaning("frailty/frailty-level", 80, named("eFI1", "0.3"))
                .startsWith("Above 0.24 to 0.36: moderate frailty. (Clegg"));
        assertEquals(
                "Another number than eFI, worked out otherwise: the cut-offs of eFI are not for it",
                meaning("frailty/frailty-level", 80, named("eFI2", "0.3")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4AT | 4 | 4 or more: possible delirium
            4AT | 0 | 0: delirium or severe cognitive impairment unlikely, but not excluded
            MUST score | 2 | 2 or more: high risk. (BAPEN
            Waterlow score | 12 | 10 or more: at risk. (Judy Waterlow
            Barthel index | 12 | Shown as sent (Barthel index, scales to 20 and to 100 are both in use""")
    void putsOtherScoresIntoWordsAsPublishedOrShowsThem(String name, String value, String words) {
        String meaning = meaning("frailty/frailty-scores", 80, named(name, value));
        assertTrue(meaning.startsWith(words), meaning);
    }

    private static String meaning(String panel, int age, String observation) {
        String[] place = panel.split("/");
        Panel view = Shipped.given(place[0], place[1])
                .aged(age)
                .source("GP", observation)
                .show();
        return view.tables()
                .getFirst()
                .rows()
                .getFirst()
                .cells()
                .getFirst()
                .lines()
                .getLast()
                .whole();
    }

    private static String coded(String code, String value) {
        return observation("'coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]", value);
    }

    private static String named(String name, String value) {
        return observation("'text':'" + name + "'", value);
    }

    private static String observation(String code, String value) {
        return "{'resourceType':'Observation','id':'o','status':'final','effectiveDateTime':'2026-10-01','code':{"
                + code + "},'valueQuantity':{'value':" + value + "}}";
    }
}
