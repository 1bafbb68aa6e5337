package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows of panels are laid out, on the page that browsers get. */
class RowsPageTest {

    private static final String IVY = "9990000018";
    private static final String GEORGE = "9990000026";
    private static final String AMARA = "9990000042";
    private static final Pattern ROW = Pattern.compile("(?s)<tr role=\"row\"[^>]*>(.*?)</tr>");

    private static final Pattern DETAILS =
            Pattern.compile("<details class=\"sl-more\"><summary aria-label=\"([^\"]*)\">Details</summary>");

    @ParameterizedTest
    @ValueSource(strings = {"summary", "gp-data", "non-gp", "diabetes", "frailty", "end-of-life", "care-coordinator"})
    @DisplayName("details of a row open below its other cells over its whole width, under the row's own name")
    void detailsStandBelowTheirRow(String tab) {
        String page = new StoryPages().html(IVY, tab);
        List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();
        assertFalse(rows.isEmpty());
        rows.stream()
                .filter(row -> DETAILS.matcher(row).find())
                .forEach(row -> assertTrue(
                        row.substring(row.lastIndexOf("<td "))
                                .startsWith("<td role=\"cell\" class=\"sl-opens\" colspan="),
                        row));
        List<String> names =
                DETAILS.matcher(page).results().map(one -> one.group(1)).toList();
        assertFalse(names.isEmpty());
        names.forEach(name -> assertTrue(name.matches("(?s)Details of \\S.*") && !name.contains("this entry"), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "gp-data", "non-gp", "diabetes", "frailty", "end-of-life", "care-coordinator"})
    @DisplayName("every row of a table is named by its first cell")
    void everyRowHasAHeader(String tab) {
        String page = new StoryPages().html(IVY, tab);
        ROW.matcher(page)
                .results()
                .map(row -> row.group(1).strip())
                .filter(row ->
                        !row.startsWith("<th role=\"columnheader\"") && !row.startsWith("<td role=\"cell\" colspan="))
                .forEach(row ->
                        assertTrue(row.startsWith("<th role=\"rowheader\" scope=\"row\""), () -> row.substring(0, 80)));
    }

    @Test
    @DisplayName("signs of danger and warning have words for those who do not see them")
    void signsHaveWords() {
        String page = new StoryPages("northgate-hospital").html(IVY, "summary");
        Stream.of("danger", "warning").forEach(weight -> {
            List<String> signs = Pattern.compile("<svg class=\"sl-sign sl-sign--" + weight + "\"[^>]*>")
                    .matcher(page)
                    .results()
                    .map(sign -> sign.group())
                    .toList();
            assertFalse(signs.isEmpty(), weight);
            signs.forEach(sign -> assertTrue(
                    sign.contains("role=\"img\" aria-label=\"" + (weight.equals("danger") ? "Danger" : "Warning")),
                    sign));
        });
    }

    @Test
    @DisplayName("a panel with nothing to say is its words of absence in one line; what can harm keeps its place")
    void aPanelWithNothingToSayIsOneLine() {
        String page = new StoryPages().html(AMARA, "summary");
        String plans = panel(page, "care-plans");
        assertTrue(plans.contains("<details class=\"sl-nothing\">"), plans);
        assertTrue(
                plans.contains("</h2> No care plans sent with their parts recorded by any of 2 sources. 3 of 5 sources"
                        + " hold no record of this patient.</summary>"),
                plans);
        for (String whole : List.of("allergies", "alerts", "advance-directives")) {
            assertFalse(panel(page, whole).contains("sl-nothing"), whole);
        }
        String down = new StoryPages("greenfield-surgery", "riverside-practice", "gp-extract").html(AMARA, "summary");
        assertFalse(panel(down, "care-plans").contains("sl-nothing"), "a source is missing: that is something to say");
    }

    @Test
    @DisplayName("a panel of rows that are looked for seldom is a line with its count, which opens in place")
    void aFoldedPanelIsALineWithItsCount() {
        String page = new StoryPages().html(IVY, "summary");
        for (String seldom : List.of("timeline", "also-held", "immunisations", "patient-details", "not-placed")) {
            String panel = panel(page, seldom);
            assertTrue(panel.contains("<details class=\"sl-folded\">\n<summary><h2"), panel);
            assertTrue(panel.matches("(?s).*<span class=\"sl-panel__count\">.*?<strong>\\d+</strong>.*"), panel);
        }
        for (String whole : List.of("allergies", "medicines", "results", "encounters")) {
            assertFalse(panel(page, whole).contains("sl-folded"), whole);
        }
    }

    @Test
    @DisplayName("rows beyond the first of a list are on the page, counted below it; none of what can harm is")
    void rowsBeyondTheFirstAreCounted() {
        String page = new StoryPages().html(IVY, "summary");
        String encounters = panel(page, "encounters");
        assertTrue(encounters.contains("sl-table--first-4 "), encounters);
        assertTrue(encounters.contains("<details class=\"sl-beyond\"><summary>4 more<"), encounters);
        for (String whole : List.of("allergies", "alerts", "medicines", "problems", "advance-directives")) {
            assertFalse(panel(page, whole).contains("sl-beyond"), whole);
        }
        Matcher results = Pattern.compile("sl-table--first-(\\d+) ").matcher(panel(page, "results"));
        assertTrue(results.find());
        Stream.of(panel(page, "results").split("<tbody"))
                .skip(1L + Integer.parseInt(results.group(1)))
                .map(test -> test.split("class=\"sl-earlier\"|</tbody>")[0])
                .forEach(test -> assertFalse(test.contains("sl-flag--warning") || test.contains("sl-chip--"), test));
    }

    @Test
    @DisplayName("that no pregnancy is recorded of a man is one line, with why it was looked for all the same")
    void pregnancyOfAManIsOneLine() {
        String man = panel(new StoryPages().html(GEORGE, "summary"), "pregnancy");
        assertTrue(man.contains("<details class=\"sl-nothing\">"), man);
        assertTrue(man.contains("every source that answered gives the gender as male"), man);
    }

    private static String panel(String page, String id) {
        return Stream.of(page.split("(?=<section class=\"sl-panel )"))
                .filter(section -> section.contains(" id=\"" + id + "\""))
                .findFirst()
                .orElseThrow()
                .split("</section>")[0];
    }
}
