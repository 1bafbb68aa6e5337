package org.sightline.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/**
 * Keeps one feed in trouble from costing others: so many readings at a time, and a pause after so many failures in a
 * row, during which the last failure is the answer at once. After the pause one reading tries the feed.
 */
final class FeedGate {

    private final FeedSettings settings;
    private final InstantSource clock;
    private final Semaphore readings;
    private int failures;
    private boolean trying;
    private @Nullable Unavailable lastFailure;
    private Instant pausedUntil = Instant.MIN;

    FeedGate(FeedSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.readings = new Semaphore(settings.maxReadings());
    }

    FeedAnswer pass(Supplier<FeedAnswer> reading) {
        return pass(reading, refusal -> refusal, answer -> answer);
    }

    /**
     * @param refused what is answered when the feed is not asked
     * @param seen what an answer says of the feed
     */
    <A> A pass(Supplier<A> reading, Function<Unavailable, A> refused, Function<A, FeedAnswer> seen) {
        if (!readings.tryAcquire()) {
            return refused.apply(
                    new Unavailable(Reason.BUSY, "already read " + settings.maxReadings() + " times at once"));
        }
        try {
            Optional<Unavailable> refusal = refusal();
            return refusal.isPresent() ? refused.apply(refusal.get()) : watched(reading, seen);
        } finally {
            readings.release();
        }
    }

    private <A> A watched(Supplier<A> reading, Function<A, FeedAnswer> seen) {
        FeedAnswer noted = new Unavailable(Reason.UNREADABLE, "");
        try {
            A answer = reading.get();
            noted = seen.apply(answer);
            return answer;
        } finally {
            note(noted);
        }
    }

    private synchronized Optional<Unavailable> refusal() {
        if (lastFailure == null || failures < settings.failuresBeforePause()) {
            return Optional.empty();
        }
        if (trying || clock.instant().isBefore(pausedUntil)) {
            String detail = "not asked after " + failures + " failures in a row";
            return Optional.of(new Unavailable(lastFailure.reason(), detail));
        }
        trying = true;
        return Optional.empty();
    }

    private synchronized void note(FeedAnswer answer) {
        trying = false;
        if (answer instanceof Unavailable failure && isOfTheFeed(failure.reason())) {
            failures++;
            lastFailure = failure;
            pausedUntil = clock.instant().plus(settings.pause());
        } else {
            failures = 0;
            lastFailure = null;
        }
    }

    /** What one patient's record causes says nothing of the next patient's. */
    private static boolean isOfTheFeed(Reason reason) {
        return switch (reason) {
            case NO_CONNECTION, TOO_SLOW, TLS, SERVER_ERROR, BUSY, NO_CREDENTIALS -> true;
            case UNREADABLE, TOO_LARGE -> false;
        };
    }
}
