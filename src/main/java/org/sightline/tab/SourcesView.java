package org.sightline.tab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.panel.Tone;

/**
 * The line of sources, and the strip that opens from it.
 *
 * @param summary the exceptions, in one line
 * @param progress how many have answered and whom the page waits for, in one sentence
 * @param waiting whether any is still awaited
 * @param news what is new since the reader last opened the record
 * @param searched in how much of what they hold words can be found, such as {@code 8 of 8 sources}
 * @param whole where the page is to be had in one piece, once every source has answered or is given up
 */
record SourcesView(
        List<SourceLine> lines,
        Summary summary,
        String progress,
        boolean waiting,
        News news,
        String searched,
        String whole) {

    /** Of more that are awaited one is named and the others are counted, so that the line stays one. */
    private static final int NAMED = 2;

    SourcesView {
        lines = List.copyOf(lines);
    }

    /**
     * What is said of all of them.
     *
     * @param tone of the gravest exception; good if there is none
     * @param also what is as it should be and still to be known; empty if nothing is
     */
    record Summary(Tone tone, String words, String also) {}

    /**
     * What is new since the reader last opened the record.
     *
     * @param line in a few words; empty if they never did
     * @param sentence in one sentence
     */
    record News(String line, String sentence) {

        static final News NONE = new News("", "");
    }

    static SourcesView of(List<PermittedReading> readings, Instant now, String whole, News news) {
        List<PermittedReading> asked =
                readings.stream().filter(permitted -> !isUnasked(permitted)).toList();
        List<String> awaited = asked.stream()
                .filter(permitted -> permitted.reading().isAwaited())
                .map(permitted -> permitted.reading().feed().name())
                .toList();
        List<SourceLine> lines = readings.stream()
                .map(permitted -> SourceLine.of(permitted, now))
                .toList();
        String progress = progress(asked.size(), awaited, lines);
        Summary summary =
                awaited.isEmpty() ? new SourceCount(readings, lines).summary() : new Summary(Tone.PLAIN, progress, "");
        return new SourcesView(
                lines, summary, progress, !awaited.isEmpty(), news, searched(readings, asked, lines), whole);
    }

    private static boolean isUnasked(PermittedReading permitted) {
        FeedAnswer answer = permitted.reading().answer();
        return answer instanceof FeedAnswer.NotConnected
                || answer instanceof FeedAnswer.NotAsked
                || answer instanceof FeedAnswer.NotShared;
    }

    /** That something was withheld is said, and never whose it is. */
    private static String searched(
            List<PermittedReading> readings, List<PermittedReading> asked, List<SourceLine> lines) {
        List<String> lacking = Stream.concat(
                        asked.stream()
                                .map(PermittedReading::reading)
                                .filter(FeedReading::isAwaited)
                                .map(reading -> reading.feed().name()),
                        lines.stream().filter(SourceLine::isTrouble).map(SourceLine::name))
                .toList();
        String searched =
                asked.size() - lacking.size() + " of " + asked.size() + (asked.size() == 1 ? " source" : " sources");
        boolean withheld = readings.stream()
                .anyMatch(permitted ->
                        permitted.withheld() > 0 || permitted.reading().answer() instanceof FeedAnswer.NotAsked);
        return searched
                + (lacking.isEmpty() ? "" : ", but not in all that is held by " + String.join(", ", lacking))
                + (withheld ? "; items that are withheld were not searched" : "");
    }

    private static String progress(int asked, List<String> awaited, List<SourceLine> lines) {
        if (!awaited.isEmpty()) {
            int answered = asked - awaited.size();
            return answered + " of " + asked + (asked == 1 ? " source" : " sources")
                    + (answered == 1 || asked == 1 ? " has" : " have") + " answered; waiting for " + named(awaited)
                    + ".";
        }
        long trouble = lines.stream().filter(SourceLine::isTrouble).count();
        return trouble == 0
                ? asked == 1 ? "The only source has answered." : "All " + asked + " sources have answered."
                : (asked - trouble) + " of " + asked + " sources have answered in full; nothing more is coming.";
    }

    private static String named(List<String> awaited) {
        return awaited.size() <= NAMED
                ? String.join(", ", awaited)
                : awaited.getFirst() + " and " + (awaited.size() - 1) + " more";
    }

    /** How many sources answered, and those that did not as they should, in one line. */
    private record SourceCount(List<PermittedReading> readings, List<SourceLine> lines) {

        /** More exceptions than these are counted; each stands in the strip. */
        private static final int EXCEPTIONS = 3;

        Summary summary() {
            return new Summary(tone(), words(), also());
        }

        /** {@code 7 of 8 sources answered, 2 of them overnight copies; Community Trust did not answer in time}. */
        private String words() {
            int all = (int)
                    readings.stream().filter(permitted -> !isUnasked(permitted)).count();
            List<String> exceptions = exceptions();
            int answered =
                    all - (int) lines.stream().filter(SourceLine::isTrouble).count();
            List<String> said = new ArrayList<>();
            said.add(answered + " of " + all + (all == 1 ? " source" : " sources") + " answered" + copies());
            exceptions.stream().limit(EXCEPTIONS).forEach(said::add);
            if (exceptions.size() > EXCEPTIONS) {
                said.add(exceptions.size() - EXCEPTIONS + " more to be read here");
            }
            return String.join("; ", said);
        }

        /** {@code 1 holds no record; 1 is not connected}; empty if there is no such source. */
        private String also() {
            return Stream.of(
                            counted(asked(FeedAnswer.PatientNotKnown.class), "holds", "hold", "no record"),
                            counted(asked(FeedAnswer.NotConnected.class), "is", "are", "not connected"),
                            counted(asked(FeedAnswer.NotShared.class), "is", "are", notShared()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("; "));
        }

        private String notShared() {
            return readings.stream()
                    .map(permitted -> permitted.reading().answer())
                    .filter(FeedAnswer.NotShared.class::isInstance)
                    .map(answer -> ((FeedAnswer.NotShared) answer).words())
                    .findFirst()
                    .orElse("");
        }

        private List<String> exceptions() {
            return lines.stream()
                    .filter(line -> !line.exception().isEmpty())
                    .sorted(Comparator.comparing(SourceLine::tone).reversed())
                    .map(line -> line.name() + " " + line.exception())
                    .toList();
        }

        private String copies() {
            long copies = readings.stream()
                    .map(PermittedReading::reading)
                    .filter(reading -> reading.answer() instanceof FeedAnswer.Answered)
                    .filter(reading -> reading.feed().freshness() == Freshness.OVERNIGHT)
                    .count();
            return copies == 0 ? "" : ", " + copies + " of them overnight " + (copies == 1 ? "copy" : "copies");
        }

        private int asked(Class<? extends FeedAnswer> as) {
            return (int) readings.stream()
                    .filter(permitted -> as.isInstance(permitted.reading().answer()))
                    .count();
        }

        private static Optional<String> counted(int sources, String one, String several, String words) {
            return sources == 0
                    ? Optional.empty()
                    : Optional.of(sources + " " + (sources == 1 ? one : several) + " " + words);
        }

        /** The gravest of what is said. */
        private Tone tone() {
            return Stream.concat(
                            Stream.of(Tone.GOOD),
                            lines.stream().filter(SourceLine::isTrouble).map(SourceLine::tone))
                    .max(Tone::compareTo)
                    .orElse(Tone.GOOD);
        }
    }
}
