package org.sightline.tab;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param exception what is not as it should be, or that it answered with a notice, to be read after the name; empty
 *     where nothing is
 * @param cautions what to beware of in its own entry of the patient, and what is announced of it
 */
record SourceLine(String name, Tone tone, String sign, String words, String exception, List<ShownText> cautions) {

    private static final String IN_PART = "answered in part";

    SourceLine {
        cautions = List.copyOf(cautions);
    }

    /** @param now whose day's announcements of the feed are told */
    static SourceLine of(PermittedReading permitted, Instant now) {
        List<ShownText> announced =
                permitted.reading().feed().announcedOn(LocalDate.ofInstant(now, ClinicalDate.ZONE)).stream()
                        .map(one -> ShownText.of("Announced: " + one.words()))
                        .toList();
        return of(permitted).with(announced);
    }

    private static SourceLine of(PermittedReading permitted) {
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
            case FeedAnswer.PatientObjected _ -> line(feed, Tone.WARNING, "closed", SourceWords.OBJECTED);
            case FeedAnswer.NotAsked _ -> line(feed, Tone.PLAIN, "closed", "some information is withheld");
            case FeedAnswer.NotShared here -> line(feed, Tone.PLAIN, "closed", here.words());
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
                .flatMap(outcome -> outcome.remarks().stream().map(remark -> SourceWords.of(remark, outcome)))
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
        String also = remarks.isEmpty() ? "" : "; " + remarks;
        String since = feed.dataSince()
                .map(day -> ", data since " + ClinicalDate.of(day).text())
                .orElse("");
        if (!whole) {
            return line(feed, Tone.WARNING, "warning", IN_PART + ", " + read + since + also)
                    .except(IN_PART + also);
        }
        return (feed.freshness() == Freshness.OVERNIGHT
                        ? line(feed, Tone.PLAIN, "copy", read + since + also)
                        : line(feed, Tone.GOOD, "answered", read + since + also))
                .except(remarks);
    }

    private static String read(FeedRegistration feed, Instant readAt) {
        String time = ClinicalDate.timeOf(readAt);
        return switch (feed.freshness()) {
            case LIVE -> "answered at " + time;
            case OVERNIGHT -> "overnight copy, read at " + time;
        };
    }

    private static SourceLine mismatch(FeedRegistration feed, FeedAnswer.PatientMismatch.Kind kind) {
        Tone tone = toneOf(kind);
        return line(feed, tone, tone == Tone.DANGER ? "danger" : "warning", SourceWords.of(kind));
    }

    /** Another patient's data is the only mismatch that is an alarm. */
    static Tone toneOf(FeedAnswer.PatientMismatch.Kind kind) {
        return kind == FeedAnswer.PatientMismatch.Kind.WRONG_PATIENT ? Tone.DANGER : Tone.WARNING;
    }

    private static SourceLine line(FeedRegistration feed, Tone tone, String sign, String words) {
        SourceLine line = new SourceLine(feed.name(), tone, sign, words, "", List.of());
        return line.isTrouble() ? line.except(words) : line;
    }

    private SourceLine except(String told) {
        return new SourceLine(name, tone, sign, words, told, cautions);
    }

    private SourceLine with(List<ShownText> more) {
        return new SourceLine(
                name,
                tone,
                sign,
                words,
                exception,
                Stream.concat(cautions.stream(), more.stream()).toList());
    }
}
