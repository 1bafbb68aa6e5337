package org.sightline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.TestRecord.condition;
import static org.sightline.feed.TestRecord.match;
import static org.sightline.feed.TestRecord.searchset;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParserErrorHandler.IParseLocation;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.registration.FeedRegistration;

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
    void readersWhoLeaveSayNothingOfTheFeed() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(5);
        feed.on("Condition", exchange -> {
            asked.countDown();
            feed.after(300, ScriptedFeed.json(searchset(match(condition("1"))))).answer(exchange);
        });
        for (int i = 0; i < 5; i++) {
            long before = asked.getCount();
            try (RecordReading _ = reader.begin(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS)) {
                while (asked.getCount() == before) {
                    Thread.sleep(5);
                }
            }
        }
        Thread.sleep(200);

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @Test
    @DisplayName("F02 an opening that is interrupted calls no feed slow")
    void anInterruptedOpeningIsNoVerdict() throws InterruptedException {
        feed.on("Patient", feed.silence());
        AtomicReference<FeedAnswer> answer = new AtomicReference<>();
        Thread opening = Thread.ofVirtual().start(() -> answer.set(reader.answer()));
        while (feed.asked("Patient") == 0) {
            Thread.sleep(5);
        }
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

    @Test
    @DisplayName("F02 a large page nobody waits for any more is not parsed")
    void aLargePageOfAReadingThatWasGivenUpIsNotParsed() throws InterruptedException {
        Later pool = new Later();
        FhirJson fhir = new FhirJson(reader.settings(), pool);
        byte[] page =
                searchset(match(condition("1"))).concat(" ".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread search = Thread.ofVirtual().start(() -> {
            try {
                fhir.searchset(page);
            } catch (InterruptedException | UnreadableException e) {
                end.set(e);
            }
        });
        Runnable parsing =
                Optional.ofNullable(pool.work.poll(5, TimeUnit.SECONDS)).orElseThrow();
        search.interrupt();
        search.join();

        assertInstanceOf(InterruptedException.class, end.get());
        assertTrue(((FutureTask<?>) parsing).isCancelled());
    }

    @Test
    @DisplayName("F02 the parsing of a page stops when its reading is given up")
    void parsingStops() {
        FhirJson fhir = new FhirJson(reader.settings());
        byte[] page = searchset(match(condition("1"))).getBytes(StandardCharsets.UTF_8);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> fhir.searchset(page));

        JsonScan scan = new JsonScan(reader.settings());
        Thread.currentThread().interrupt();
        assertThrows(UnreadableException.class, () -> scan.resourceType(page));
        assertTrue(Thread.interrupted());
    }

    @Test
    @DisplayName("F02 making objects of a page stops between two entries when its reading is given up")
    void parsingStopsBetweenEntries() {
        AtomicInteger entries = new AtomicInteger();
        StoppableParser parser = new StoppableParser(FhirContext.forR4Cached(), new LenientErrorHandler() {
            @Override
            public void unknownElement(IParseLocation location, String element) {
                entries.incrementAndGet();
                Thread.currentThread().interrupt();
            }
        });
        String odd = condition("1").replaceFirst("\\{", "{\"odd\":1,");

        assertThrows(
                DataFormatException.class, () -> parser.parseResource(Bundle.class, searchset(match(odd), match(odd))));

        assertTrue(Thread.interrupted());
        assertEquals(1, entries.get());
    }

    /** A pool that never comes to it. */
    private static final class Later extends AbstractExecutorService {

        private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

        @Override
        public void execute(Runnable command) {
            work.add(command);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
