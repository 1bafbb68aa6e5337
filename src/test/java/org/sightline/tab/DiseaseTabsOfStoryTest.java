package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Diabetes and the Frailty tab of the demo patients. */
class DiseaseTabsOfStoryTest {

    private static final String FARIDA = "9990000182";
    private static final String SYLVIA = "9990000212";

    @Test
    void faridasCareProcessesAreDoneDueNotFoundAndDeclined() {
        String page = new StoryPages().html(FARIDA, "diabetes");

        assertEquals(
                List.of("good", "good", "good", "good", "warning", "warning", "plain", "good", "plain"),
                Pattern.compile("sl-state--([a-z]+)")
                        .matcher(page)
                        .results()
                        .map(state -> state.group(1))
                        .toList());
        String words = String.join("\n", Pages.lines(page));
        assertTrue(words.contains("None of the last 12 months found under the"), words);
        assertFalse(words.contains("Overdue"), words);
        assertTrue(words.contains("Declined on"), words);
        assertTrue(words.contains("at most 58 mmol/mol without moderate or severe frailty"), words);
        assertTrue(words.contains("Quality and Outcomes Framework DM020, business rules v49, 2024-25"), words);
        assertTrue(words.contains("a systolic pressure alone is no blood pressure"), words);
        assertTrue(
                Pattern.compile(
                                "data-on=\"2025-12-21\"[^>]*>\\s*<th[^>]*>(?:<bdi[^>]*>)?Eye screening, by the screening service\\s*<")
                        .matcher(page)
                        .find(),
                "found by the day it was declined");
    }

    @Test
    void theLiveSourceStandsFirst() {
        String words = String.join(" | ", new StoryPages().lines("9990000018", "diabetes"));

        assertTrue(
                Pattern.compile("\\| HbA1c Done 71 mmol/mol[^|]*09-Nov-2026 Greenfield Surgery, Regional GP extract")
                        .matcher(words)
                        .find(),
                words);
    }

    @Test
    void faridasHba1cHasAChartForEachUnit() {
        String page = new StoryPages().html(FARIDA, "diabetes");

        assertTrue(page.contains("Chart of HbA1c, mmol/mol</title>"), page);
        assertTrue(page.contains("Chart of HbA1c, %</title>"), page);
        assertTrue(page.contains(
                "role=\"group\" aria-labelledby=\"diabetes-trends-0-0-title diabetes-trends-0-0-about\""));
        assertTrue(page.contains("Chart of Blood pressure, mmHg</title>"), page);
        assertTrue(page.contains("sl-chart__mark--open"), "the limit of the ratio");
    }

    @Test
    @DisplayName("CHART-TARGET targets of the care processes are lines among the values, on the panel alone as well")
    void faridasTargetsAreLinesAmongHerValues() {
        String words = "Dashed: target at most 58 mmol/mol without moderate or severe frailty"
                + " (Quality and Outcomes Framework DM020, business rules v49, 2024-25).";
        String tab = new StoryPages().html(FARIDA, "diabetes");
        String alone = new StoryPages().alone(FARIDA, "diabetes", "diabetes-trends");
        for (String page : List.of(tab, alone)) {
            assertTrue(Pages.lines(page).contains(words), page);
            assertTrue(page.contains(">target 58</text>"), page);
            assertTrue(page.contains(">target 140</text>"), page);
        }
    }

    @Test
    void whatIsNotFoundMayNotHaveArrived() {
        String words = String.join("\n", new StoryPages("northgate-hospital").lines(FARIDA, "diabetes"));

        assertTrue(
                Pattern.compile("None of the last 12 months found under the .* this panel knows, in what was received")
                        .matcher(words)
                        .find(),
                words);
    }

    @Test
    void sylviasFrailtyStandsLatestFirstWithItsHistory() {
        String words = String.join("\n", new StoryPages().lines(SYLVIA, "frailty"));

        assertTrue(words.contains("eFI2 (not a diagnosis)"), words);
        assertTrue(words.contains("eFI, first version (not a diagnosis)"), words);
        assertTrue(words.contains("4AT (found by its name)"), words);
        assertTrue(words.contains("1 entry about falls in the last 12 months"), words);
        assertTrue(words.contains("medicines by name"), words);
        assertTrue(words.contains("Lives alone"), words);
    }
}
