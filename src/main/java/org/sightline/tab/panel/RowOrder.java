package org.sightline.tab.panel;

import java.util.Comparator;
import org.sightline.display.Recency;

/**
 * Which rows of a table come first.
 *
 * @param words to be read after how many of them stand here
 */
public record RowOrder(String words, Comparator<PendingRow> comparator) {

    /** The latest first, those of a lower rank before all others. */
    public static final RowOrder LATEST_FIRST = new RowOrder(
            "the latest first",
            Comparator.comparingInt(PendingRow::rank).thenComparing(PendingRow::recency, Recency.LATEST_FIRST));

    public static final RowOrder SOONEST_FIRST =
            new RowOrder("the soonest first", Comparator.comparing(PendingRow::recency, Recency.SOONEST_FIRST));

    /** The same order in other words. */
    public RowOrder called(String other) {
        return new RowOrder(other, comparator);
    }
}
