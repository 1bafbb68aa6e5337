package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration.Freshness;

/** The whole page as a reader sees it. */
class RecordPageTest {

    @Test
    void laysOutAnOrdinaryRecord() throws IOException {
        Opening opening = new Opening();
        opening.answers = RecordPageTest::ivy;
        String html = opening.page();
        Path out = Path.of(System.getProperty("sightline.target", "target"), "page-ordinary.html");
        Files.writeString(out, html);
        String text = Pages.visible(html);
        assertTrue(text.contains("ADEYEMI, Ivy (Mrs)"), text);
    }

    static List<FeedReading> ivy(SearchPlan plan) {
        return List.of(
                Feeds.answered(
                        Feeds.feed("Greenfield Surgery"), plan, Function.identity(), Feeds.bundle("greenfield.json")),
                Feeds.answered(
                        Feeds.feed("Northgate Hospital"), plan, Function.identity(), Feeds.bundle("northgate.json")),
                Feeds.reading(
                        Feeds.feed("Community Trust"),
                        new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "5 s")),
                Feeds.answered(
                        Feeds.feed(
                                "Northshire Council",
                                Freshness.OVERNIGHT,
                                Optional.of(LocalDate.parse("2015-04-01")),
                                Feeds.ALL_TYPES),
                        plan,
                        Function.identity(),
                        List.of()),
                Feeds.reading(Feeds.notConnected("Ambulance"), new FeedAnswer.NotConnected()));
    }
}
