package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the patient is now, at the head of the Summary. */
class NowPageTest {

    private static final String IVY = "9990000018";
    private static final String WALTER = "9990000107";
    private static final Pattern ITEM = Pattern.compile("(?s)<li class=\"sl-now__item([^\"]*)\">(.*?)</li>");
    private static final Pattern JUMP = Pattern.compile("<a class=\"sl-now__name\" href=\"#([^\"]+)\">");

    @Test
    @DisplayName("the measures a clinician looks for stand first, in the order of the tab file, each with its date")
    void showsTheLatestOfEachMeasure() {
        String now = now(new StoryPages().html(IVY, "summary"));
        List<String> items = items(now);
        assertTrue(items.getFirst().startsWith("NEWS2 1 06-Nov-2026"), items.toString());
        assertTrue(
                items.stream().anyMatch(item -> item.matches("Blood pressure \\d+/\\d+ mmHg \\S+( \\S+)?")),
                items::toString);
        assertTrue(
                items.stream().anyMatch(item -> item.startsWith("HbA1c 71 mmol/mol High 09-Nov-2026")),
                items::toString);
        assertTrue(
                items.stream()
                        .anyMatch(item ->
                                item.startsWith("Last contact Home visit ") && item.endsWith(" 15-Nov-2026 14:15")),
                items::toString);
        assertTrue(
                items.stream()
                        .anyMatch(item ->
                                item.startsWith("Next Community falls team ") && item.contains(" 27-Nov-2026 11:00")),
                items::toString);
        assertTrue(now.contains("<svg class=\"sl-now__trend\""), "HbA1c has a trend");
    }

    @Test
    @DisplayName("NEWS2 9 and a saturation of 84 % stand out as danger, in the words of whoever published the score")
    void whatIsDangerousStandsOut() {
        List<String> dangers = ITEM.matcher(now(new StoryPages().html(WALTER, "summary")))
                .results()
                .filter(item -> item.group(1).contains("sl-now__item--danger"))
                .map(item -> Pages.visible(item.group(2)))
                .toList();
        assertTrue(
                dangers.stream()
                        .anyMatch(item -> item.startsWith("NEWS2 9 21-Nov-2026 06:00")
                                && item.contains(
                                        "7 or more: high, emergency response (Royal College of Physicians, NEWS2)")),
                dangers::toString);
        assertTrue(
                dangers.stream()
                        .anyMatch(
                                item -> item.contains("84 %") && item.contains("91 or less: scores 3 (Royal College")),
                dangers::toString);
    }

    @Test
    @DisplayName("everything in it leads to its row, which stands on the page")
    void everythingLeadsToItsRow() {
        String page = new StoryPages().html(IVY, "summary");
        List<String> targets =
                JUMP.matcher(page).results().map(jump -> jump.group(1)).toList();
        assertTrue(targets.size() > 10, targets.toString());
        targets.forEach(target -> assertTrue(page.contains(" id=\"" + target + "\""), target));
    }

    @Test
    @DisplayName("a measure that is not there is named, with how it was looked for and what was not heard")
    void namesWhatIsMissing() {
        String here = Pages.visible(now(new StoryPages().html(IVY, "summary")));
        assertTrue(here.contains("Not found in the last 24 months under the "), here);
        assertTrue(here.contains("Temperature"), here);
        String down = Pages.visible(now(new StoryPages("northgate-hospital").html(IVY, "summary")));
        assertTrue(down.contains("Northgate Hospital did not answer in time"), down);
        assertTrue(down.contains("in what was received: "), down);
    }

    @Test
    @DisplayName("a lone systolic pressure is no blood pressure, and what another panel shows stays there")
    void takesNothingFromOtherPanels() {
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                Feeds.json("{'resourceType':'Observation','id':'s','status':'final','effectiveDateTime':'2026-11-20',"
                        + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'72313002'}],'text':'Systolic'},"
                        + "'valueQuantity':{'value':132,'unit':'mmHg'}}"),
                Feeds.json("{'resourceType':'Observation','id':'k','status':'final','effectiveDateTime':'2026-11-20',"
                        + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'1000651000000109'}],'text':'Potassium'},"
                        + "'valueQuantity':{'value':5.4,'unit':'mmol/L'}}")));
        String page = opening.page();
        List<String> items = items(now(page));
        assertEquals(1, items.size(), items.toString());
        assertTrue(items.getFirst().startsWith("Potassium 5.4 mmol/L 20-Nov-2026"), items.toString());
        String others = page.replace(now(page), "");
        assertTrue(others.contains("5.4 mmol/L"), "in its own panel too");
        assertFalse(Pages.visible(now(page)).contains("132"));
    }

    private static List<String> items(String now) {
        return ITEM.matcher(now)
                .results()
                .map(item -> Pages.visible(item.group(2)).replaceAll(" Details .*", ""))
                .toList();
    }

    private static String now(String page) {
        return Stream.of(page.split("(?=<section class=\"sl-panel )"))
                .filter(section -> section.contains(" id=\"now\""))
                .findFirst()
                .orElseThrow()
                .split("</section>")[0];
    }
}
