package org.sightline.feed.reading;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedReading;

/**
 * Counts how feeds answer and raises the alarm about a wrong patient. Nothing here may carry anything of a patient: a
 * feed's id, a reason and the sequence number of the audit entry are enough to look further.
 */
@ApplicationScoped
class FeedMetrics {

    private static final Logger LOG = Logger.getLogger(FeedMetrics.class);

    private final MeterRegistry registry;

    FeedMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void note(FeedReading reading, long auditSequence) {
        String feed = reading.feed().id().value();
        String outcome = outcome(reading.answer());
        registry.timer("sightline.feed.reading", "feed", feed, "outcome", outcome)
                .record(reading.took());
        if (reading.answer() instanceof PatientMismatch mismatch
                && mismatch.kind() == PatientMismatch.Kind.WRONG_PATIENT) {
            registry.counter("sightline.feed.wrong.patient", "feed", feed).increment();
            LOG.warnf(
                    "Wrong patient: nothing of feed %s is kept: %s (audit entry %d)",
                    feed, mismatch.detail(), auditSequence);
        } else if (reading.answer() instanceof Unavailable unavailable) {
            LOG.infof("Feed %s is unavailable: %s %s", feed, unavailable.reason(), unavailable.detail());
        }
    }

    /** Something nobody foresaw; only the kinds of the exceptions are logged, as their messages may quote the record. */
    void fault(String feed, Throwable fault) {
        registry.counter("sightline.feed.fault", "feed", feed).increment();
        StringBuilder kinds = new StringBuilder();
        for (Throwable e = fault; e != null; e = e.getCause()) {
            StackTraceElement[] trace = e.getStackTrace();
            kinds.append(e.getClass().getName()).append(trace.length > 0 ? " at " + trace[0] + "; " : "; ");
        }
        LOG.errorf("Reading feed %s failed: %s", feed, kinds);
    }

    private static String outcome(FeedAnswer answer) {
        return switch (answer) {
            case FeedAnswer.Answered _ -> "answered";
            case Unavailable unavailable -> unavailable.reason().name().toLowerCase(Locale.ROOT);
            case FeedAnswer.NotPermitted _ -> "not-permitted";
            case FeedAnswer.PatientNotKnown _ -> "not-known";
            case PatientMismatch mismatch -> mismatch.kind().name().toLowerCase(Locale.ROOT);
            case FeedAnswer.Withheld _ -> "withheld";
            case FeedAnswer.PatientObjected _ -> "patient-objected";
            case FeedAnswer.NotAsked _ -> "not-asked";
            case FeedAnswer.NotShared _ -> "not-shared";
            case FeedAnswer.NotConnected _ -> "not-connected";
            case FeedAnswer.Awaited _ -> "awaited";
            case FeedAnswer.GivenUp _ -> "given-up";
        };
    }
}
