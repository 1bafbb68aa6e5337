package org.sightline.tab.panel;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;

/** Puts rows that are not made yet in order, what several sources hold alike as one. */
public final class Rows {

    private static final Comparator<PendingRow> LATEST_FIRST =
            Comparator.comparing(PendingRow::recorded, ClinicalDate.LATEST_FIRST);

    private Rows() {}

    /** The rows by date, the latest first. */
    public static List<PendingRow> latestFirst(Stream<PendingRow> rows) {
        return latestFirst(rows, Function.identity());
    }

    /** Entries by the date of the row each has, the latest first. */
    public static <T> List<T> latestFirst(Stream<T> entries, Function<T, PendingRow> row) {
        return Duplicates.merged(
                entries.sorted(Comparator.comparing(row, LATEST_FIRST)).toList(), row);
    }
}
