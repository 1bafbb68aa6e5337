package org.sightline.tab.panel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;

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
}
