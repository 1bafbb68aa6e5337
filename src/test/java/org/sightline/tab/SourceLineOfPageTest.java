package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedReading;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;

/** The one line that says which sources answered; the whole strip opens from it. */
class SourceLineOfPageTest {

    private static final Pattern LINE = Pattern.compile("(?s)<summary class=\"sl-sources__summary.*?</summary>");

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    void tellsTheExceptionsOnly() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan),
                Feeds.answered(overnight("County Council"), plan, Function.identity(), List.of()));
        assertEquals("2 of 2 sources answered, 1 of them overnight copy", lineOf(opening.page()));

        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan),
                tooSlow("Community Trust"),
                Feeds.reading(Feeds.feed("Northgate Hospital"), new FeedAnswer.NotPermitted("401")),
                Feeds.reading(Feeds.feed("Riverside Practice"), new FeedAnswer.PatientNotKnown(Feeds.READ_AT)),
                Feeds.reading(Feeds.notConnected("Ambulance"), new FeedAnswer.NotConnected()));
        assertEquals(
                "2 of 4 sources answered; Community Trust did not answer in time; Northgate Hospital refused us access;"
                        + " 1 holds no record; 1 is not connected",
                lineOf(opening.page()));
    }

    @Test
    void countsWhatItHasNoRoomToName() {
        opening.answers = plan -> Stream.of("A", "B", "C", "D", "E")
                .map(SourceLineOfPageTest::tooSlow)
                .toList();
        assertEquals(
                "0 of 5 sources answered; A did not answer in time; B did not answer in time; C did not answer in time;"
                        + " 2 more to be read here",
                lineOf(opening.page()));
    }

    @Test
    @DisplayName("while sources are awaited the line says how many have answered and names no more than two")
    void saysWhomItWaitsFor() {
        opening.feeds =
                List.of("A", "B", "C", "D", "E").stream().map(Feeds::feed).toList();
        assertEquals(
                "0 of 5 sources have answered; waiting for A and 4 more.",
                lineOf(opening.opener().frame(opening.visit(), TabId.SUMMARY)));
    }

    @Test
    void saysOnceThatItMayNotBeComplete() {
        opening.answers = plan -> List.of(Feeds.answered("Greenfield Surgery", plan));
        String text = Pages.visible(opening.page());
        assertEquals(2, text.split("ay not be complete", -1).length);
    }

    private static FeedReading tooSlow(String name) {
        return Feeds.reading(Feeds.feed(name), new FeedAnswer.Unavailable(Reason.TOO_SLOW, ""));
    }

    private static FeedRegistration overnight(String name) {
        return Feeds.feed(name, Freshness.OVERNIGHT, Optional.empty(), Feeds.ALL_TYPES);
    }

    private static String lineOf(String html) {
        Matcher line = LINE.matcher(html);
        assertTrue(line.find(), html);
        return Pages.visible(line.group());
    }
}
