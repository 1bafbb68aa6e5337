package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;

/** What was recorded since the reader last opened the record; it is now 21-Nov-2026 09:02. */
class NewSinceTest {

    private static final Instant LAST_OPENED = Instant.parse("2026-11-18T16:30:00Z");

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, true",
        "2026-11-18, true",
        "2026-11-18T16:31:00Z, true",
        "2026-11-18T16:29:00Z, false",
        "2026-11-17, false",
        "2026-11, false",
        "2026, false",
        "2026-12-24, false",
    })
    void marksWhatIsDatedSinceThenAndNothingThatMayBeOlder(String recorded, boolean news) {
        opening.lastOpened = Optional.of(LAST_OPENED);
        answerWithAProblemRecorded(recorded);
        String text = Pages.visible(opening.page());
        assertEquals(
                news,
                text.contains(
                        "Since you last opened this record, 18-Nov-2026 16:30: 1 entry on this page, marked New."),
                text);
        assertEquals(!news, text.contains("18-Nov-2026 16:30: nothing on this page is dated later."), text);
        assertEquals(news, text.contains("Heart failure New "), text);
    }

    @Test
    @DisplayName("H2 with a source that failed, nothing later is no news of the whole record")
    void saysThatEntriesMayLack() {
        opening.lastOpened = Optional.of(LAST_OPENED);
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan),
                new FeedReading(
                        Feeds.feed("Northgate Hospital"),
                        new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.NO_CONNECTION, ""),
                        1,
                        Duration.ZERO));
        String text = Pages.visible(opening.page());
        assertTrue(
                text.contains("nothing that was received for this page is dated later, but it may lack entries."),
                text);
        assertTrue(text.contains("Nothing new since 18-Nov-2026 16:30, in what was received"), text);
    }

    @Test
    @DisplayName("H2 without any source nothing is said of what is new")
    void saysNothingOfItWithoutASource() {
        opening.lastOpened = Optional.of(LAST_OPENED);
        opening.answers = plan -> List.of(new FeedReading(
                Feeds.feed("Northgate Hospital"),
                new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.NO_CONNECTION, ""),
                1,
                Duration.ZERO));
        String text = Pages.visible(opening.page());
        assertFalse(text.contains("new since") || text.contains("Since you last opened"), text);
    }

    @Test
    void saysNothingOfItToSomebodyWhoNeverOpenedTheRecord() {
        answerWithAProblemRecorded("2026-11-20");
        String text = Pages.visible(opening.page());
        assertTrue(text.contains("Heart failure ") && !text.contains("Heart failure New"), text);
        assertFalse(text.contains("Since you last opened"), text);
    }

    private void answerWithAProblemRecorded(String date) {
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                Feeds.json(
                        "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Heart failure'},'recordedDate':'"
                                + date + "'}")));
    }
}
