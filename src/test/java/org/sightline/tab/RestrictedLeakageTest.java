package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.policy.LocatingMarks;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.find.FindWords;

/**
 * Where a patient is to be found is nowhere once a source labels the record, or while none has said that it does not: every
 * locating element of every resource carries a mark, and neither pages, nor their pieces, nor single panels, nor what is
 * found or printed, nor the trail has it.
 */
class RestrictedLeakageTest {

    private static final TabCatalogue CATALOGUE = new TabCatalogue();

    /** With next of kin, care teams, letters, appointments, wards and social care among what is held. */
    private static final String IVY = "9990000018";

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private final Traces traces = new Traces(LocatingMarks.MARKER, opening);
    private int marked;

    @AfterEach
    void stop() {
        traces.close();
    }

    /** What one more source says of the record. */
    enum Saying {
        RESTRICTED(new FeedAnswer.Withheld()),
        NOTHING(new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.SERVER_ERROR, "500")),
        NOT_RESTRICTED(new FeedAnswer.PatientNotKnown(Feeds.READ_AT));

        private final FeedAnswer answer;

        Saying(FeedAnswer answer) {
            this.answer = answer;
        }
    }

    static Stream<TabId> tabs() {
        return CATALOGUE.ids().stream();
    }

    private void says(Saying saying) {
        StoryFeeds feeds = new StoryFeeds(IVY);
        feeds.all().forEach(this::mark);
        opening.tabs = Set.copyOf(CATALOGUE.ids());
        opening.restricted = RestrictedPatients.WHEREABOUTS;
        opening.answers = plan -> withOneMore(feeds.readings(plan, Map.of()), saying);
    }

    private static List<FeedReading> withOneMore(List<FeedReading> readings, Saying saying) {
        return Stream.concat(readings.stream(), Stream.of(Feeds.reading(Feeds.feed("National index"), saying.answer)))
                .toList();
    }

    private void mark(DomainResource resource) {
        marked += LocatingMarks.in(resource);
    }

    @ParameterizedTest
    @MethodSource("tabs")
    @DisplayName("RESTRICT-7 what locates is on no page of a restricted record, and in no row of its trail")
    void isOnNoPage(TabId tab) {
        for (Saying saying : List.of(Saying.RESTRICTED, Saying.NOTHING)) {
            says(saying);
            assertNowhere(saying + " " + tab, opening.page(tab));
        }
        assertTrue(marked > 100, "there is something to leak: " + marked);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTRICTED", "NOTHING"})
    @DisplayName("RESTRICT-7 what locates is in no panel alone, on no paper, in nothing found")
    void isOnNoPaperAndNotFound(Saying saying) {
        for (String panel : List.of("contacts", "social-care", "patient-details", "encounters", "also-held")) {
            says(saying);
            assertNowhere(saying + " " + panel, opening.alone(TabId.SUMMARY, panel, true));
        }
        says(saying);
        assertNowhere(saying + " print", opening.whole().print(opening.visit()));
        says(saying);
        String typed = LocatingMarks.MARKER.substring(0, 6).toLowerCase(Locale.UK);
        String found = opening.whole().find(opening.visit(), typed, new FindWords().query(typed));
        assertTrue(Pages.visible(found).contains("Not found"), () -> Pages.visible(found));
        assertNowhere(saying + " find", found);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("RESTRICT-7 what locates is in no piece before the last source has said that it may be shown")
    void isInNoPiece(Saying saying) {
        says(saying);
        Map<String, String> pieces = new HashMap<>();
        List<String> all = new ArrayList<>();
        opening.stream((place, html) -> {
            pieces.put(place, html);
            all.add(html);
            return true;
        });
        long marks = all.stream().filter(this::isMarked).count();
        if (saying == Saying.NOT_RESTRICTED) {
            assertTrue(isMarked(String.join("", pieces.values())), "it is shown in the end");
            int first =
                    all.indexOf(all.stream().filter(this::isMarked).findFirst().orElseThrow());
            assertTrue(
                    all.subList(0, first).stream().anyMatch(html -> html.contains("waiting for")),
                    "and not before the last has answered");
        } else {
            assertEquals(0, marks);
            assertNowhere(saying + " pieces", String.join("", all));
        }
    }

    private boolean isMarked(String html) {
        return traces.isIn(html);
    }

    private void assertNowhere(String where, String html) {
        traces.assertNowhere(where, html);
    }
}
