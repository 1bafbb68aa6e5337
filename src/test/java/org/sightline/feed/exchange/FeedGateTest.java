package org.sightline.feed.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.reading.ReaderUnderTest;

@DisplayName("a feed in trouble costs no other")
class FeedGateTest {

    private static final Unavailable SLOW = new Unavailable(Reason.TOO_SLOW, "look-up");
    private static final FeedAnswer FINE = new FeedAnswer.PatientNotKnown(Instant.EPOCH);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T09:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final FeedGate gate =
            new FeedGate(new ReaderUnderTest().with("max-readings", "1").settings(), now::get);

    @Test
    void afterFiveFailuresInARowTheFeedIsNotAskedForTenSeconds() {
        fail(5);

        Unavailable answer = assertInstanceOf(Unavailable.class, ask(FINE));

        assertEquals(new Unavailable(Reason.TOO_SLOW, "not asked after 5 failures in a row"), answer);
        assertEquals(5, asked.get());
    }

    @Test
    @DisplayName("how it stands is told: how many failures in a row, why, and until when it is not asked")
    void tellsHowItStands() {
        assertEquals(new FeedCondition(0, null, null, List.of()), gate.condition(List.of()));
        fail(4);
        assertEquals(new FeedCondition(4, Reason.TOO_SLOW, null, List.of()), gate.condition(List.of()));
        fail(1);
        Instant until = now.get().plusSeconds(10);
        assertEquals(new FeedCondition(5, Reason.TOO_SLOW, until, List.of("x")), gate.condition(List.of("x")));
        now.set(until);
        assertEquals(new FeedCondition(5, Reason.TOO_SLOW, null, List.of()), gate.condition(List.of()));
        ask(FINE);
        assertEquals(new FeedCondition(0, null, null, List.of()), gate.condition(List.of()));
    }

    @Test
    void oneOrganisationLeavesTheOthersTheirShare() {
        FeedGate four =
                new FeedGate(new ReaderUnderTest().with("max-readings", "4").settings(), now::get);
        FeedAnswer busy = four.pass(
                "northgate",
                () -> four.pass(
                        "northgate",
                        () -> four.pass("northgate", () -> {
                            assertEquals(
                                    FINE, four.pass("southgate", () -> FINE), "another organisation has its place");
                            return four.pass("northgate", () -> FINE);
                        })));
        assertEquals(new Unavailable(Reason.BUSY, "already read 3 times at once"), busy);
    }

    @Test
    void afterThePauseOneTrialDecides() {
        fail(5);
        now.set(now.get().plusSeconds(10));
        assertEquals(SLOW, ask(SLOW));
        assertFalse(ask(FINE).equals(FINE));

        now.set(now.get().plusSeconds(10));
        assertEquals(FINE, ask(FINE));
        assertEquals(FINE, ask(FINE));
    }

    @Test
    void whileOneTriesTheFeedNobodyElseDoes() {
        FeedGate wide = new FeedGate(new ReaderUnderTest().settings(), now::get);
        for (int i = 0; i < 5; i++) {
            wide.pass("northgate", () -> SLOW);
        }
        now.set(now.get().plusSeconds(10));

        FeedAnswer meanwhile = wide.pass("northgate", () -> wide.pass("northgate", () -> FINE));

        assertEquals(new Unavailable(Reason.TOO_SLOW, "not asked after 5 failures in a row"), meanwhile);
    }

    @Test
    void aReadingBegunBeforeThePauseDoesNotLetASecondTrialIn() {
        FeedGate wide = new FeedGate(new ReaderUnderTest().settings(), now::get);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread earlier = Thread.ofVirtual()
                .start(() -> wide.pass("northgate", () -> {
                    begun.countDown();
                    await(end);
                    return SLOW;
                }));
        await(begun);
        for (int i = 0; i < 5; i++) {
            wide.pass("northgate", () -> SLOW);
        }
        now.set(now.get().plusSeconds(10));
        AtomicReference<FeedAnswer> second = new AtomicReference<>();
        wide.pass("northgate", () -> {
            end.countDown();
            await(earlier);
            now.set(now.get().plusSeconds(10));
            second.set(wide.pass("northgate", () -> FINE));
            return SLOW;
        });
        assertInstanceOf(Unavailable.class, second.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReadingThatWasGivenUpIsNoVerdict() {
        for (int i = 0; i < 5; i++) {
            ask(new FeedAnswer.GivenUp());
        }
        assertEquals(FINE, ask(FINE));

        fail(4);
        ask(new FeedAnswer.GivenUp());
        ask(SLOW);
        assertInstanceOf(Unavailable.class, ask(FINE));
    }

    @Test
    void aTrialThatWasGivenUpIsGivenBack() {
        fail(5);
        now.set(now.get().plusSeconds(10));
        ask(new FeedAnswer.GivenUp());
        assertEquals(FINE, ask(FINE));

        fail(5);
        now.set(now.get().plusSeconds(10));
        assertThrows(
                IllegalStateException.class,
                () -> gate.pass("northgate", () -> {
                    throw new IllegalStateException();
                }));
        assertEquals(FINE, ask(FINE));
    }

    @Test
    void aReadingInBetweenThatSucceedsStartsTheCountAnew() {
        fail(4);
        ask(FINE);
        fail(4);

        assertEquals(FINE, ask(FINE));
    }

    @Test
    void whatOnePatientsRecordCausesSaysNothingOfTheFeed() {
        for (int i = 0; i < 10; i++) {
            ask(new Unavailable(Reason.TOO_LARGE, ""));
        }

        assertEquals(FINE, ask(FINE));
    }

    @Test
    void moreReadingsThanAllowedAreBusyAtOnce() {
        FeedAnswer inner = gate.pass("northgate", () -> ask(FINE));

        assertEquals(Reason.BUSY, assertInstanceOf(Unavailable.class, inner).reason());
        assertEquals(0, asked.get());
        assertEquals(FINE, ask(FINE));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            ask(SLOW);
        }
    }

    private FeedAnswer ask(FeedAnswer answer) {
        return gate.pass("northgate", () -> {
            asked.incrementAndGet();
            return answer;
        });
    }
}
