package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;

/** A feed that is for the users of other organisations. */
class NotSharedFeedTest {

    private final ScriptedFeed feed = ScriptedFeed.start();

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("a launch of an organisation that a feed is not for sends it no request, for a tab nor for a document")
    void isNeverAsked() {
        ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());
        reader.registered().replaceAll(one -> one.onlyFor(Set.of("riverside")));

        FeedReading reading =
                reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS).getFirst();

        assertEquals(new FeedAnswer.NotShared("Northgate Hospital"), reading.answer());
        DocumentAnswer.NotRead document =
                assertInstanceOf(DocumentAnswer.NotRead.class, reader.document("d1", _ -> false));
        assertEquals(new FeedAnswer.NotShared("Northgate Hospital"), document.why());
        assertEquals(List.of(), feed.asked());
    }

    @Test
    void isAskedByThoseWhomItIsFor() {
        ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());
        reader.registered().replaceAll(one -> one.onlyFor(Set.of("northgate")));

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }
}
