package org.sightline.tab.panel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/**
 * A row of a panel that is laid out as a list.
 *
 * @param cells one for each of the table's other columns
 */
public record Row(RowFrame frame, CodedText what, List<Chip> chips, List<Cell> cells) implements PanelRow<Row> {

    public Row {
        chips = List.copyOf(chips);
        cells = List.copyOf(cells);
    }

    /** The rows by date, the latest first, what several sources hold alike merged into one. */
    public static List<Row> latestFirst(Stream<Row> rows) {
        return Duplicates.merged(
                rows.sorted(Comparator.comparing((Row row) -> row.frame().recorded(), ClinicalDate.LATEST_FIRST))
                        .toList());
    }

    @Override
    public Row withFrame(RowFrame other) {
        return new Row(other, what, chips, cells);
    }

    /**
     * What stands in one column: a date, words, or a date and words below it.
     *
     * @param date the date; {@link ClinicalDate#NOT_RECORDED} when there is none
     */
    public record Cell(ClinicalDate date, List<ShownText> lines) {

        public Cell {
            lines = List.copyOf(lines);
        }

        /** Words, each on a line of its own; empty ones are left out. */
        public static Cell of(ShownText... lines) {
            return new Cell(ClinicalDate.NOT_RECORDED, shown(lines));
        }

        public static Cell of(ClinicalDate date, ShownText... below) {
            return new Cell(date, shown(below));
        }

        /** Whether it has a date, be it an impossible one. */
        public boolean isDated() {
            return !date.equals(ClinicalDate.NOT_RECORDED);
        }

        /** Whether the source said nothing. */
        public boolean isEmpty() {
            return !isDated() && lines.isEmpty();
        }

        private static List<ShownText> shown(ShownText... lines) {
            return Arrays.stream(lines).filter(line -> !line.isEmpty()).toList();
        }
    }
}
