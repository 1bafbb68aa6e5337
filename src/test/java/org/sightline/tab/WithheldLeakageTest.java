package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.context.TabId;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.find.FindWords;

/**
 * What is labelled is nowhere: each labelled entry carries a mark in all of its texts and codes, and every reference to it in
 * its display, and neither pages, nor single panels, pieces, paper, what is found and counted, the trail or the log has it.
 */
class WithheldLeakageTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();
    private static final String MARKER = "Wy3hidden";

    /** With labelled problems, medicines, results, visits, letters, alerts and notes. */
    private static final String CHLOE = "9990000131";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final Traces traces = new Traces(MARKER, opening);
    private int marked;

    WithheldLeakageTest() {
        opening.tabs = Set.copyOf(CATALOGUE.ids());
        opening.withheld = resource -> resource.getMeta().hasSecurity();
        opening.answers = plan -> {
            StoryFeeds feeds = new StoryFeeds(CHLOE);
            marked += Marking.all(
                    feeds.all().toList(),
                    new Marking.What(resource -> resource.getMeta().hasSecurity(), Marking.read(plan)),
                    MARKER,
                    _ -> false);
            return feeds.readings(plan, Map.of());
        };
    }

    @AfterEach
    void stop() {
        traces.close();
    }

    static Stream<TabId> tabs() {
        return CATALOGUE.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("tabs")
    @DisplayName("F19 what is labelled is on no page, in no row, no log line and no count of codes")
    void isOnNoPage(TabId tab) {
        traces.assertNowhere(tab.value(), opening.page(tab));
        assertTrue(marked > 8, "there is something to leak: " + marked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "medicines", "results", "encounters", "documents", "timeline", "also-held"})
    @DisplayName("F19 what is labelled is in no panel that is opened alone")
    void isInNoPanel(String panel) {
        traces.assertNowhere(panel, opening.alone(TabId.SUMMARY, panel, true));
    }

    @Test
    @DisplayName("F19 what is labelled is on no paper, in nothing found and in no piece")
    void isOnNoPaperNotFoundAndInNoPiece() {
        traces.assertNowhere("print", opening.whole().print(opening.visit()));
        String typed = MARKER.substring(0, 6).toLowerCase(Locale.UK);
        String found = opening.whole().find(opening.visit(), typed, new FindWords().query(typed));
        assertTrue(Pages.visible(found).contains("Not found"), () -> Pages.visible(found));
        traces.assertNowhere("find", found);
        List<String> pieces = new ArrayList<>();
        opening.stream((_, html) -> pieces.add(html));
        traces.assertNowhere("pieces", String.join("", pieces));
    }

    @Test
    @DisplayName("the mark is found where nothing is withheld, so that the other tests can fail")
    void isThereWhereNothingIsWithheld() {
        opening.withheld = _ -> false;
        assertTrue(traces.isIn(opening.page()));
        assertEquals(
                List.of(true),
                List.of(traces.isIn(opening.coverage.of("northgate").toString())),
                "in the count of codes too");
    }
}
