package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReading;

/** What a reading tells of a feed before it has answered. */
class LookedUpFirstTest {

    private final ScriptedFeed quick = ScriptedFeed.start();
    private final ScriptedFeed slow = ScriptedFeed.start();
    private final ReaderUnderTest reader =
            new ReaderUnderTest().feed(quick.base()).feed(slow.base());

    @AfterEach
    void stop() {
        quick.close();
        slow.close();
    }

    @Test
    @DisplayName("RESTRICT-4 that the last feed has said who its patient is comes before its answer, and only once")
    void tellsOfTheLastLookUp() throws InterruptedException {
        CountDownLatch lookUp = new CountDownLatch(1);
        CountDownLatch search = new CountDownLatch(1);
        ScriptedFeed.Script patient = ScriptedFeed.json(searchset(match(TestRecord.IVY)));
        slow.on("Patient", exchange -> {
            await(lookUp);
            patient.answer(exchange);
        });
        slow.on("Condition", exchange -> {
            await(search);
            ScriptedFeed.json(searchset(match(condition("1")))).answer(exchange);
        });
        try (RecordReading reading = reader.begin(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS)) {
            List<FeedReading> first = reading.next();
            assertInstanceOf(FeedAnswer.Answered.class, first.getFirst().answer());
            assertEquals(new FeedAnswer.Awaited(false), first.getLast().answer());

            lookUp.countDown();
            assertEquals(new FeedAnswer.Awaited(true), reading.next().getLast().answer());

            search.countDown();
            assertInstanceOf(FeedAnswer.Answered.class, reading.next().getLast().answer());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(8, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not in time");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
