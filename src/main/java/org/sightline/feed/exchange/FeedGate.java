package org.sightline.feed.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;
import org.sightline.shares.FairShares;

/**
 * Keeps one feed in trouble from costing others: so many readings at a time, shared fairly among organisations, and a pause after so many failures in a
 * row, during which the last failure is the answer at once. After the pause one reading tries the feed; if that is given
 * up, the next one does.
 */
public final class FeedGate {

    private final FeedSettings settings;
    private final InstantSource clock;
    private final FairShares readings;
    private int failures;
    private boolean trying;
    private @Nullable Unavailable lastFailure;
    private Instant pausedUntil = Instant.MIN;

    FeedGate(FeedSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.readings = new FairShares(settings.maxReadings());
    }

    /** How a reading stands to the gate. */
    private sealed interface Entry {

        /** Like any other. */
        record Free() implements Entry {}

        /** The only one, to find out whether the feed is there again. */
        record Trial() implements Entry {}

        record Refused(Unavailable why) implements Entry {}
    }

    /** @param organisation whose user wants to read */
    public FeedAnswer pass(String organisation, Supplier<FeedAnswer> reading) {
        if (!readings.take(organisation)) {
            return new Unavailable(Reason.BUSY, "already read " + readings.taken() + " times at once");
        }
        try {
            Entry entry = enter();
            return entry instanceof Entry.Refused refused ? refused.why() : watched(reading, entry);
        } finally {
            readings.giveBack(organisation);
        }
    }

    /** @param refused what the feed would not be searched by */
    synchronized FeedCondition condition(List<String> refused) {
        boolean paused =
                failures >= settings.failuresBeforePause() && clock.instant().isBefore(pausedUntil);
        return new FeedCondition(
                failures, lastFailure == null ? null : lastFailure.reason(), paused ? pausedUntil : null, refused);
    }

    private FeedAnswer watched(Supplier<FeedAnswer> reading, Entry entry) {
        FeedAnswer answer = new FeedAnswer.GivenUp();
        try {
            answer = reading.get();
            return answer;
        } finally {
            leave(answer, entry);
        }
    }

    private synchronized Entry enter() {
        if (lastFailure == null || failures < settings.failuresBeforePause()) {
            return new Entry.Free();
        }
        if (trying || clock.instant().isBefore(pausedUntil)) {
            String detail = "not asked after " + failures + " failures in a row";
            return new Entry.Refused(new Unavailable(lastFailure.reason(), detail));
        }
        trying = true;
        return new Entry.Trial();
    }

    private synchronized void leave(FeedAnswer answer, Entry entry) {
        if (entry instanceof Entry.Trial) {
            trying = false;
        }
        switch (answer) {
            case FeedAnswer.GivenUp _, FeedAnswer.Awaited _, FeedAnswer.NotShared _, FeedAnswer.NotConnected _ -> {}
            case Unavailable failure
            when isOfTheFeed(failure.reason()) -> {
                failures++;
                lastFailure = failure;
                pausedUntil = clock.instant().plus(settings.pause());
            }
            case Unavailable _,
                    FeedAnswer.Answered _,
                    FeedAnswer.NotPermitted _,
                    FeedAnswer.PatientNotKnown _,
                    FeedAnswer.PatientMismatch _,
                    FeedAnswer.PatientObjected _,
                    FeedAnswer.NotAsked _,
                    FeedAnswer.Withheld _ -> {
                failures = 0;
                lastFailure = null;
            }
        }
    }

    /** What one patient's record causes says nothing of the next patient's. */
    private static boolean isOfTheFeed(Reason reason) {
        return switch (reason) {
            case NO_CONNECTION, TOO_SLOW, TLS, SERVER_ERROR, BUSY, NO_CREDENTIALS -> true;
            case UNREADABLE, NOT_FHIR_R4, TOO_LARGE -> false;
        };
    }
}
