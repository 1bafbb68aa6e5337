package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedReading;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;

@DisplayName("F02 slow feeds")
@Isolated("measures time")
class FeedDeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(900);
    /** Where something has to arrive in time, on a machine with other work to do. */
    private static final Duration LONG = Duration.ofSeconds(3);

    private static final SearchNeed ALLERGIES = SearchNeed.all("AllergyIntolerance");

    private final ScriptedFeed feed = ScriptedFeed.start();
    private ReaderUnderTest reader = within(SHORT);

    @BeforeAll
    static void warmUp() {
        try (ScriptedFeed feed = ScriptedFeed.start()) {
            new ReaderUnderTest().feed(feed.base()).answer();
        }
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("F02 a look-up without an answer costs the deadline")
    void lookUpWithoutAnswer() {
        assertTooSlow(ScriptedFeed::silence);
    }

    @Test
    @DisplayName("F02 a look-up that sends headers and then nothing costs the deadline")
    void lookUpWithHeadersOnly() {
        assertTooSlow(ScriptedFeed::headersThenSilence);
    }

    @Test
    @DisplayName("F02 a look-up that sends byte after byte costs the deadline")
    void lookUpThatTrickles() {
        assertTooSlow(ScriptedFeed::trickle);
    }

    @Test
    @DisplayName("F02 searches that were complete in time are kept, the rest is too slow")
    void keepsWhatWasInTime() {
        reader = within(LONG);
        feed.on("Condition", searchset(match(condition("1"))));
        for (ScriptedFeed.Script slow : List.of(feed.silence(), feed.headersThenSilence(), feed.trickle())) {
            feed.on("AllergyIntolerance", slow);

            FeedReading reading = inTime(
                            LONG, () -> reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS, ALLERGIES))
                    .getFirst();

            FeedAnswer.Answered answered = assertInstanceOf(FeedAnswer.Answered.class, reading.answer());
            SearchPlan plan = SearchPlan.of(List.of(ReaderUnderTest.CONDITIONS, ALLERGIES));
            assertInstanceOf(
                    SearchOutcome.Complete.class, answered.outcomes().get(plan.searchFor(ReaderUnderTest.CONDITIONS)));
            assertEquals(
                    ReaderUnderTest.failed(Reason.TOO_SLOW, ""),
                    answered.outcomes().get(plan.searchFor(ALLERGIES)));
        }
    }

    @Test
    @DisplayName("F02 of a search whose later page is too slow the first pages are shown as a part")
    void showsThePagesThatCame() {
        feed.on("Condition", TestRecord.page(Optional.of(feed.base() + "/page/2"), match(condition("1"))));
        feed.on("page/2", feed.silence());
        reader = within(LONG);

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, inTime(LONG, reader::outcome));

        assertEquals(1, cut.matches().size());
        assertEquals(List.of(new Remark.Broken(Reason.TOO_SLOW, "")), cut.remarks());
    }

    @Test
    @DisplayName("F02 one hanging feed holds up no other feed's answer and is named by its own")
    void hangingFeedHoldsUpNoOther() {
        try (ScriptedFeed hanging = ScriptedFeed.start()) {
            hanging.on("Patient", hanging.silence());
            reader = within(LONG).feed(hanging.base()).feed(Optional.empty());

            List<FeedReading> readings =
                    inTime(LONG, () -> reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS));

            assertInstanceOf(FeedAnswer.Answered.class, readings.get(0).answer());
            assertTrue(readings.get(0).took().compareTo(LONG) < 0);
            assertEquals(
                    Unavailable.Reason.TOO_SLOW, ((Unavailable) readings.get(1).answer()).reason());
            assertEquals(new FeedAnswer.NotConnected(), readings.get(2).answer());
            assertEquals(
                    List.of(2, 1, 0),
                    readings.stream().map(FeedReading::requests).toList());
        }
    }

    @Test
    @DisplayName("F02 a feed that failed time after time is answered for at once, then tried again")
    void pausesAFeedThatFails() {
        feed.on("Patient", ScriptedFeed.status(500));
        reader.with("failures-before-pause", "2").with("pause", "1h");

        for (int i = 0; i < 4; i++) {
            assertEquals(Unavailable.Reason.SERVER_ERROR, ((Unavailable) reader.answer()).reason());
        }

        assertEquals(4, feed.asked("Patient"));
    }

    private ReaderUnderTest within(Duration deadline) {
        return new ReaderUnderTest().deadline(deadline).feed(feed.base());
    }

    private void assertTooSlow(Function<ScriptedFeed, ScriptedFeed.Script> script) {
        feed.on("Patient", script.apply(feed));
        FeedAnswer answer = inTime(SHORT, reader::answer);
        assertEquals(
                Unavailable.Reason.TOO_SLOW,
                assertInstanceOf(Unavailable.class, answer).reason());
        assertEquals(1, feed.asked("Patient"));
    }

    /**
     * Whatever it does, it takes the deadline once and little more: 300 ms on a quiet machine, as the benchmark measures;
     * less than a second deadline here, where other tests run beside it.
     */
    static <T> T inTime(Duration deadline, Supplier<T> reading) {
        long start = System.nanoTime();
        T result = reading.get();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(deadline) >= 0, "it did not wait: " + took);
        assertTrue(took.compareTo(deadline.plus(LONG)) < 0, "it waited too long: " + took);
        return result;
    }
}
