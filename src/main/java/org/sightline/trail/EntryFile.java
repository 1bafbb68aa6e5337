package org.sightline.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what the trail says besides of the same: how what it began ended, or how what it ended began.
 *
 * @param asked the entry that was asked for
 * @param otherOrNull the other of the two entries of an opening; null if there is none
 * @param visit the first entries of the same launch, the earliest first; without it if it is of no launch
 * @param contents by the version that entries name, as far as the trail still holds them
 */
public record EntryFile(
        FullEntry asked, @Nullable FullEntry otherOrNull, List<TrailEntry> visit, Map<String, JsonNode> contents) {

    public EntryFile {
        visit = List.copyOf(visit);
        contents = Map.copyOf(contents);
    }

    /**
     * A row of the trail, with what of it is read for nothing else.
     *
     * @param shown of each panel its rows, its entries by identifier and version, and when it was handed over; missing in
     *     rows that no page ended
     * @param content the version of the tab files and lists by which it was made; empty if it does not say
     * @param rule by which somebody was shown what they were shown; empty if it does not say
     */
    public record FullEntry(TrailEntry row, JsonNode shown, String content, String rule) {}

    /** That by which something was opened; empty if it is no opening, or its row is not there any more. */
    public Optional<FullEntry> opening() {
        return both().filter(one -> isOpening(one.row())).findFirst();
    }

    /** That with which it ended; empty if it is no opening, or it never came to its end. */
    public Optional<FullEntry> end() {
        return both().filter(one -> one.row().isEnd()).findFirst();
    }

    /** Whether it is one of the two entries of something that was opened. */
    public boolean isOfOpening() {
        return isOpening(asked.row()) || asked.row().isEnd();
    }

    private Stream<FullEntry> both() {
        return Stream.concat(Stream.of(asked), Stream.ofNullable(otherOrNull));
    }

    private static boolean isOpening(TrailEntry row) {
        return row.is("opening") || row.is("document-opening");
    }
}
