package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.outcome;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.SecretReference;

@DisplayName("F06, F07, F08 outcomes, refusals and redirects")
@Isolated("measures time")
class FeedStatusTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("F06 a 200 that is an OperationOutcome is a failure, never an empty answer")
    void bareOperationOutcome() {
        feed.on("Condition", outcome("error"));
        assertEquals(new SearchOutcome.Failed(new Remark.OwnNotice("", true)), reader.outcome());

        feed.on("Patient", outcome("error"));
        assertEquals(Reason.SERVER_ERROR, ((Unavailable) reader.answer()).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "fatal"})
    @DisplayName("F06 an outcome entry of an error in a bundle makes the search a part, even an empty one")
    void outcomeEntry(String severity) {
        String entry = "{\"resource\":" + outcome(severity) + ",\"search\":{\"mode\":\"outcome\"}}";
        feed.on("Condition", searchset(match(condition("1")), entry));
        assertEquals(
                1,
                assertInstanceOf(SearchOutcome.Cut.class, reader.outcome())
                        .matches()
                        .size());

        feed.on("Condition", searchset(entry));
        assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());
    }

    @Test
    @DisplayName("F06 an outcome entry that merely informs leaves the search complete")
    void informationEntry() {
        feed.on("Condition", searchset(match(condition("1")), match(outcome("information"))));

        assertEquals(
                1,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
    }

    @Test
    @DisplayName("F06 a look-up with an outcome entry does not say that the patient is not known")
    void outcomeEntryAtTheLookUp() {
        feed.on("Patient", searchset(match(outcome("error"))));

        assertEquals(Reason.SERVER_ERROR, ((Unavailable) reader.answer()).reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    @DisplayName("F07 401 and 403 are not permitted, for the feed or for one search")
    void notPermitted(int status) {
        feed.on("Condition", ScriptedFeed.status(status));
        assertEquals(new SearchOutcome.NotPermitted(), reader.outcome());

        feed.on("Patient", ScriptedFeed.status(status));
        assertInstanceOf(FeedAnswer.NotPermitted.class, reader.answer());
    }

    @ParameterizedTest
    @CsvSource({"429, 1", "503, 1", "503, 0", "429, 0"})
    @DisplayName("F07 waits once for a Retry-After inside the deadline")
    void retriesAfterTheWait(int status, String seconds) {
        AtomicInteger asked = new AtomicInteger();
        ScriptedFeed.Script found = ScriptedFeed.json(searchset(match(condition("1"))));
        feed.on("Condition", exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("Retry-After", seconds);
                ScriptedFeed.send(exchange, status, new byte[0]);
            } else {
                found.answer(exchange);
            }
        });

        long start = System.nanoTime();
        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() >= Long.parseLong(seconds));
        assertEquals(2, asked.get());
    }

    @ParameterizedTest
    @CsvSource({"429, 3600", "503, 3600", "429, 'Wed, 21 Oct 2099 07:28:00 GMT'", "429, soon"})
    @DisplayName("F07 does not wait for a Retry-After beyond the deadline")
    void doesNotWaitBeyondTheDeadline(int status, String retryAfter) {
        feed.on("Condition", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            ScriptedFeed.send(exchange, status, new byte[0]);
        });

        assertEquals(ReaderUnderTest.failed(Reason.BUSY, "status " + status), reader.outcome());
        assertEquals(1, feed.asked("Condition"));
    }

    @ParameterizedTest
    @CsvSource({
        "500, 2, SERVER_ERROR",
        "502, 2, SERVER_ERROR",
        "503, 2, BUSY",
        "429, 1, BUSY",
        "404, 1, SERVER_ERROR",
        "400, 1, SERVER_ERROR"
    })
    @DisplayName("F07 tries once more after a server error and never after our own")
    void triesOnceMore(int status, int requests, Reason reason) {
        feed.on("Condition", ScriptedFeed.status(status));

        assertEquals(ReaderUnderTest.failed(reason, "status " + status), reader.outcome());
        assertEquals(requests, feed.asked("Condition"));
    }

    @Test
    @DisplayName("F07 a server error that passes costs nothing but the second try")
    void serverErrorThatPasses() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedFeed.Script found = ScriptedFeed.json(searchset(match(condition("1"))));
        feed.on(
                "Condition",
                exchange -> (asked.getAndIncrement() == 0 ? ScriptedFeed.status(500) : found).answer(exchange));

        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("F08 redirects are not followed and credentials not sent on")
    void redirects(int status) {
        try (ScriptedFeed elsewhere = ScriptedFeed.start()) {
            FeedAuthentication header = new FeedAuthentication.Header(
                    "X-Api-Key", new SecretReference(SecretReference.Kind.ENV, "FEED_KEY"));
            ReaderUnderTest withKey = new ReaderUnderTest()
                    .environment("FEED_KEY", "s3cret\n")
                    .feed(feed.base(), header, Optional.empty());
            ScriptedFeed.Script redirect = exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.base() + "/Condition");
                ScriptedFeed.send(exchange, status, new byte[0]);
            };

            feed.on("Condition", redirect);
            assertEquals(ReaderUnderTest.failed(Reason.UNREADABLE, "status " + status), withKey.outcome());
            feed.on("Patient", redirect);
            assertEquals(Reason.UNREADABLE, ((Unavailable) withKey.answer()).reason());

            assertEquals("s3cret", feed.asked().getFirst().header("X-api-key"));
            assertTrue(elsewhere.asked().isEmpty());
        }
    }
}
