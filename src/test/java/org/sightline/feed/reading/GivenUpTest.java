package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.RecordReading;
import org.sightline.registration.FeedRegistration;
import org.sightline.testing.Waiting;

/** Readings whose reader has left, and what nobody foresaw before a reading. */
class GivenUpTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("F02 readers who leave a slow but healthy feed do not close it for the next")
    void readersWhoLeaveSayNothingOfTheFeed() {
        CountDownLatch asked = new CountDownLatch(5);
        AtomicInteger answered = new AtomicInteger();
        feed.on("Condition", exchange -> {
            asked.countDown();
            try {
                feed.after(300, ScriptedFeed.json(searchset(match(condition("1")))))
                        .answer(exchange);
            } finally {
                answered.incrementAndGet();
            }
        });
        for (int i = 0; i < 5; i++) {
            long before = asked.getCount();
            try (RecordReading _ = reader.begin(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS)) {
                Waiting.until(() -> asked.getCount() < before);
            }
        }
        Waiting.until(() -> answered.get() == 5);

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @Test
    @DisplayName("F02 an opening that is interrupted calls no feed slow")
    void anInterruptedOpeningIsNoVerdict() throws InterruptedException {
        feed.on("Patient", feed.silence());
        AtomicReference<FeedAnswer> answer = new AtomicReference<>();
        Thread opening = Thread.ofVirtual().start(() -> answer.set(reader.answer()));
        Waiting.until(() -> feed.asked("Patient") > 0);
        opening.interrupt();
        opening.join();

        assertEquals(new FeedAnswer.GivenUp(), answer.get());
    }

    @Test
    @DisplayName("F02 an unforeseen fault before a reading is an answer, logged and counted, for records and documents")
    void anUnforeseenFaultOfTheCredentialsIsCounted() {
        FeedRegistration own = reader.registered().getFirst();
        ReaderUnderTest launched = new ReaderUnderTest().own(new LaunchFeeds() {
            @Override
            public Optional<FeedRegistration> of(LaunchContext launch) {
                return Optional.of(own);
            }

            @Override
            public Access open(LaunchId launchId, LaunchContext launch) {
                throw new IllegalStateException("unforeseen");
            }
        });
        Unavailable fault = new Unavailable(Unavailable.Reason.UNREADABLE, "unforeseen fault");

        assertEquals(fault, launched.answer());
        assertEquals(new DocumentAnswer.NotRead(fault), launched.document("d1", _ -> false));
        assertEquals(
                2,
                launched.meters
                        .counter("sightline.feed.fault", "feed", "feed-0")
                        .count());
    }
}
