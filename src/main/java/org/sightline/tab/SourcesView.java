package org.sightline.tab;

import java.util.List;
import org.sightline.feed.FeedAnswer;

/**
 * The strip of sources.
 *
 * @param progress how many have answered and whom the page waits for, in one sentence
 * @param waiting whether any is still awaited
 * @param news what is new since the reader last opened the record, in one sentence; empty if they never did
 * @param whole where the page is to be had in one piece, once every source has answered or is given up
 */
record SourcesView(List<SourceLine> lines, String progress, boolean waiting, String news, String whole) {

    SourcesView {
        lines = List.copyOf(lines);
    }

    static SourcesView of(List<PermittedReading> readings, String whole, String news) {
        List<PermittedReading> asked = readings.stream()
                .filter(permitted -> !(permitted.reading().answer() instanceof FeedAnswer.NotConnected))
                .toList();
        List<String> awaited = asked.stream()
                .filter(permitted -> permitted.reading().isAwaited())
                .map(permitted -> permitted.reading().feed().name())
                .toList();
        List<SourceLine> lines = readings.stream().map(SourceLine::of).toList();
        return new SourcesView(lines, progress(asked.size(), awaited, lines), !awaited.isEmpty(), news, whole);
    }

    private static String progress(int asked, List<String> awaited, List<SourceLine> lines) {
        if (!awaited.isEmpty()) {
            int answered = asked - awaited.size();
            return answered + " of " + asked + (asked == 1 ? " source" : " sources")
                    + (answered == 1 || asked == 1 ? " has" : " have") + " answered; waiting for "
                    + String.join(", ", awaited) + ".";
        }
        long trouble = lines.stream().filter(SourceLine::isTrouble).count();
        return trouble == 0
                ? asked == 1 ? "The only source has answered." : "All " + asked + " sources have answered."
                : (asked - trouble) + " of " + asked + " sources have answered in full; nothing more is coming.";
    }
}
