package org.sightline.feed.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.FeedSettings;
import org.sightline.shares.FairShares;

/**
 * Keeps one feed in trouble from costing others: so many readings at a time, shared fairly among organisations, and a pause after so many failures in a
 * row, during which the last failure is the answer at once. Meanwhile the feed is probed beside all readings; once it
 * answers, one reading tries it, and if that is given up, the next one does. Where nobody probes, one tries it after each
 * pause.
 */
public final class FeedGate {

    private final FeedSettings settings;
    private final InstantSource clock;
    private final FairShares readings;
    private int failures;
    private boolean trying;
    private @Nullable Unavailable lastFailure;
    private Instant pausedUntil = Instant.MIN;
    private Instant pausedSince = Instant.MIN;
    private Instant probeDue = Instant.MIN;
    private boolean probed;
    private boolean found;

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
        Instant until = probed ? probeDue : pausedUntil;
        boolean paused = isPaused() && (probed ? !found : clock.instant().isBefore(until));
        return new FeedCondition(
                failures, lastFailure == null ? null : lastFailure.reason(), paused ? until : null, refused);
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
        boolean mayBeTried = probed ? found : !clock.instant().isBefore(pausedUntil);
        if (trying || !mayBeTried) {
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
                failed(failure);
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
                probed = false;
                found = false;
            }
        }
    }

    private void failed(Unavailable failure) {
        failures++;
        lastFailure = failure;
        found = false;
        pausedUntil = clock.instant().plus(settings.pause());
        if (failures == settings.failuresBeforePause()) {
            pausedSince = clock.instant();
        }
    }

    /** Whether whoever asks is to probe the feed now, who then says {@link #answers} if it does. */
    synchronized boolean isToBeProbed() {
        if (!isPaused() || trying || found || clock.instant().isBefore(probeDue)) {
            return false;
        }
        probed = true;
        probeDue = clock.instant().plus(settings.pause());
        return true;
    }

    /** A probe was answered: the next reading tries the feed. */
    synchronized void answers() {
        found = isPaused();
    }

    private boolean isPaused() {
        return lastFailure != null && failures >= settings.failuresBeforePause();
    }

    /** How the feed stands now. */
    synchronized FeedStanding state(FeedId feed, Duration deadline) {
        Unavailable failure = lastFailure;
        boolean paused = isPaused() && failure != null;
        FeedStanding.Circuit circuit = !paused
                ? FeedStanding.Circuit.ASKED
                : found || trying ? FeedStanding.Circuit.TRIED : FeedStanding.Circuit.NOT_ASKED;
        return new FeedStanding(
                feed,
                circuit,
                paused ? pausedSince : null,
                paused && failure != null ? failure.reason().name() : "",
                deadline,
                readings.taken(),
                readings.places());
    }

    /** What one patient's record causes says nothing of the next patient's. */
    static boolean isOfTheFeed(Reason reason) {
        return switch (reason) {
            case NO_CONNECTION, TOO_SLOW, TLS, SERVER_ERROR, BUSY, NO_CREDENTIALS -> true;
            case UNREADABLE, NOT_FHIR_R4, TOO_LARGE -> false;
        };
    }
}
