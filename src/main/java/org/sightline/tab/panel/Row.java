package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.CodedText;

/**
 * A row of a panel that is laid out as a list.
 *
 * @param cells one for each of the table's other columns
 * @param group what belongs to it: lines, charts and other rows
 */
public record Row(RowFrame frame, CodedText what, List<Chip> chips, List<Cell> cells, RowGroup group) {

    public Row {
        chips = List.copyOf(chips);
        cells = List.copyOf(cells);
    }

    public Row(RowFrame frame, CodedText what, List<Chip> chips, List<Cell> cells) {
        this(frame, what, chips, cells, RowGroup.NONE);
    }

    public Row withFrame(RowFrame other) {
        return new Row(other, what, chips, cells, group);
    }

    public Row with(RowGroup others) {
        return new Row(frame, what, chips, cells, others);
    }

    /** The same with more lines in its first cell, of the entries of other rows. */
    public Row with(List<CellLine> lines, List<RowFrame> theirs) {
        if (lines.isEmpty()) {
            return this;
        }
        List<Cell> all = new ArrayList<>(cells);
        lines.forEach(line -> all.set(0, all.getFirst().with(line)));
        return new Row(frame.besides(theirs), what, chips, all, group);
    }

    /** What has to be equal before two copies of an entry are shown as one. */
    Row content() {
        return new Row(frame.content(), what, chips, cells, group.content());
    }

    /** Its own frame and those of the rows that belong to it. */
    Stream<RowFrame> frames() {
        return Stream.concat(Stream.of(frame), group.rows().stream().map(Row::frame));
    }
}
