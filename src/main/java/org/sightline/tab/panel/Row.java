package org.sightline.tab.panel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;

/**
 * A row of a panel that is laid out as a list.
 *
 * @param below lines below what it is
 * @param cells one for each of the table's other columns
 * @param group rows that belong to it
 */
public record Row(
        RowFrame frame, CodedText what, List<Chip> chips, List<CellLine> below, List<Cell> cells, RowGroup group)
        implements PanelRow<Row> {

    public Row {
        chips = List.copyOf(chips);
        below = List.copyOf(below);
        cells = List.copyOf(cells);
    }

    public Row(RowFrame frame, CodedText what, List<Chip> chips, List<Cell> cells) {
        this(frame, what, chips, List.of(), cells, RowGroup.NONE);
    }

    /** The rows by date, the latest first, what several sources hold alike merged into one. */
    public static List<Row> latestFirst(Stream<Row> rows) {
        return Duplicates.merged(
                rows.sorted(Comparator.comparing((Row row) -> row.frame().recorded(), ClinicalDate.LATEST_FIRST))
                        .toList());
    }

    @Override
    public Row withFrame(RowFrame other) {
        return new Row(other, what, chips, below, cells, group);
    }

    public Row with(RowGroup others) {
        return new Row(frame, what, chips, below, cells, others);
    }

    @Override
    public Row content() {
        return new Row(frame.content(), what, chips, below, cells, group.content());
    }

    /** Its own frame and those of the rows that belong to it. */
    Stream<RowFrame> frames() {
        return Stream.concat(Stream.of(frame), group.rows().stream().map(Row::frame));
    }
}
