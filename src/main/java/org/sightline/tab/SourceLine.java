package org.sightline.tab;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchOutcome;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.panel.SourceWords;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.patient.PatientCautions;

/**
 * One feed in the strip of sources.
 *
 * @param sign which sign stands beside the words: answered, copy, warning, danger, none or closed
 * @param cautions what to beware of in its own entry of the patient
 */
record SourceLine(String name, Tone tone, String sign, String words, List<ShownText> cautions) {

    SourceLine {
        cautions = List.copyOf(cautions);
    }

    static SourceLine of(PermittedReading permitted) {
        FeedRegistration feed = permitted.reading().feed();
        return switch (permitted.reading().answer()) {
            case FeedAnswer.Answered answered -> answered(feed, answered).with(PatientCautions.of(answered.patient()));
            case FeedAnswer.PatientNotKnown known ->
                line(feed, Tone.PLAIN, "none", "holds no record of this patient (" + read(feed, known.readAt()) + ")");
            case FeedAnswer.Unavailable unavailable ->
                line(feed, Tone.WARNING, "warning", SourceWords.of(unavailable.reason()));
            case FeedAnswer.NotPermitted _ -> line(feed, Tone.WARNING, "warning", "refused us access");
            case FeedAnswer.PatientMismatch mismatch -> mismatch(feed, mismatch.kind());
            case FeedAnswer.Withheld _ -> line(feed, Tone.WARNING, "closed", "withholds its record of this patient");
            case FeedAnswer.NotConnected _ -> line(feed, Tone.PLAIN, "none", "not connected");
            case FeedAnswer.Awaited _ -> line(feed, Tone.PLAIN, "copy", "has not answered yet");
            case FeedAnswer.GivenUp _ -> line(feed, Tone.WARNING, "warning", "was not waited for");
        };
    }

    /** Whether this source keeps the page from being as whole as it could be. */
    boolean isTrouble() {
        return tone == Tone.WARNING || tone == Tone.DANGER;
    }

    private static SourceLine answered(FeedRegistration feed, FeedAnswer.Answered answered) {
        boolean whole = answered.outcomes().values().stream()
                .allMatch(o -> o instanceof SearchOutcome.Complete || o instanceof SearchOutcome.NotSupplied);
        String read = read(feed, answered.readAt());
        String remarks = answered.outcomes().values().stream()
                .flatMap(outcome -> outcome.remarks().stream().map(remark -> "; " + SourceWords.of(remark, outcome)))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        String since = feed.dataSince()
                .map(day -> ", data since " + ClinicalDate.of(day).text())
                .orElse("");
        if (!whole) {
            return line(feed, Tone.WARNING, "warning", "answered in part, " + read + since + remarks);
        }
        return feed.freshness() == Freshness.OVERNIGHT
                ? line(feed, Tone.PLAIN, "copy", read + since + remarks)
                : line(feed, Tone.GOOD, "answered", read + since + remarks);
    }

    private static String read(FeedRegistration feed, Instant readAt) {
        String time = ClinicalDate.timeOf(readAt);
        return switch (feed.freshness()) {
            case LIVE -> "answered at " + time;
            case OVERNIGHT -> "overnight copy, read at " + time;
        };
    }

    private static SourceLine mismatch(FeedRegistration feed, FeedAnswer.PatientMismatch.Kind kind) {
        return kind == FeedAnswer.PatientMismatch.Kind.WRONG_PATIENT
                ? line(feed, Tone.DANGER, "danger", SourceWords.of(kind))
                : line(feed, Tone.WARNING, "warning", SourceWords.of(kind));
    }

    private static SourceLine line(FeedRegistration feed, Tone tone, String sign, String words) {
        return new SourceLine(feed.name(), tone, sign, words, List.of());
    }

    private SourceLine with(List<ShownText> more) {
        return new SourceLine(name, tone, sign, words, more);
    }
}
