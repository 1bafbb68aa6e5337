package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.TabId;
import org.sightline.demo.story.Stories;
import org.sightline.tab.definition.TabCatalogue;

/** Every tab for every demo patient: whole, in part and without any source. */
class EveryTabOfStoryTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();
    private static final String[] EVERY_FEED = {
        "community-trust",
        "county-ambulance",
        "county-council",
        "gp-extract",
        "greenfield-surgery",
        "northgate-hospital",
        "riverside-practice",
        "southfield-hospital"
    };
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    /** What a template leaves behind when something was forgotten. */
    private static final Pattern SLIP = Pattern.compile("Optional\\[|NOT_FOUND|[A-Za-z]@[0-9a-f]{6,8}\\b|\\bnull\\b");

    private static final Pattern NONE_BY_ANY =
            Pattern.compile("No [a-z ,]+ recorded( in the last [0-9]+ months)? by any of");

    static Stream<Arguments> everyTabOfEveryPatient() {
        return Stories.asOf(LocalDate.ofInstant(OpeningUnderTest.NOW, ZoneOffset.UTC)).stream()
                .flatMap(story -> CATALOGUE.ids().stream()
                        .map(tab -> Arguments.of(story.nhsNumber().digits(), tab)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyTabOfEveryPatient")
    void isLaidOutWhole(String patient, TabId tab) {
        String html = new StoryPages().html(patient, tab.value());
        assertSound(html, tab);
        assertFalse(html.contains("<script>"), "hostile text is text");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyTabOfEveryPatient")
    @DisplayName("H2 with two sources down no panel that they supply says that anything is not recorded by all")
    void saysWhatIsMissing(String patient, TabId tab) {
        String html = new StoryPages("northgate-hospital", "greenfield-surgery").html(patient, tab.value());
        assertSound(html, tab);
        Stream.of(html.split("<section class=\"sl-panel "))
                .filter(panel -> panel.contains("did not answer in time"))
                .map(Pages::visible)
                .forEach(panel -> assertFalse(NONE_BY_ANY.matcher(panel).find(), panel));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyTabOfEveryPatient")
    @DisplayName("H2 without any source nothing reads as none")
    void neverReadsAsNoneWithoutASource(String patient, TabId tab) {
        String html = new StoryPages(EVERY_FEED).html(patient, tab.value());
        assertSound(html, tab);
        String text = Pages.visible(html);
        assertFalse(text.contains("recorded by any of"), text);
        assertFalse(text.contains("the only source."), text);
        assertFalse(text.replaceAll("\\d+ “[^”]*”", "").contains("No known allergies"), text);
    }

    private static void assertSound(String html, TabId tab) {
        String text = Pages.visible(html);
        CATALOGUE
                .find(tab)
                .orElseThrow()
                .panels()
                .forEach(panel -> assertTrue(text.contains(panel.title()), panel.id()));
        assertFalse(
                SLIP.matcher(text).find(),
                () -> SLIP.matcher(text).results().findFirst().orElseThrow().group());
        List<String> ids = ID.matcher(html).results().map(id -> id.group(1)).toList();
        Set<String> once = new HashSet<>();
        assertEquals(List.of(), ids.stream().filter(id -> !once.add(id)).toList(), "no id stands twice");
    }
}
