package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.tab.panel.chart.Chart;

/**
 * What belongs to a row: the earlier results of a test with their charts, the words and the results of a report.
 *
 * @param lines words below what the row is
 * @param charts what can be drawn of them all
 * @param rows the first of them, or all
 * @param more how many do not stand here
 */
public record RowGroup(Layout layout, List<CellLine> lines, List<Chart> charts, List<Row> rows, int more) {

    public static final RowGroup NONE = new RowGroup(Layout.LIST, List.of(), List.of(), List.of(), 0);

    /** The most that stand in a list without opening anything. */
    private static final int SHORT = 3;

    /** How its rows stand. */
    public enum Layout {
        /** As rows of their own below it. */
        ROWS,
        /** In a line below it, each in a few words. */
        LINE,
        /** In a list within its first cell. */
        LIST,
        /** As the entries of other sources that it stands for too, beneath it when it is opened. */
        BENEATH
    }

    public RowGroup {
        lines = List.copyOf(lines);
        charts = List.copyOf(charts);
        rows = List.copyOf(rows);
    }

    /** The same after other words below what the row is. */
    RowGroup with(List<CellLine> more) {
        return more.isEmpty()
                ? this
                : new RowGroup(
                        layout, Stream.concat(lines.stream(), more.stream()).toList(), charts, rows, this.more);
    }

    /** Whether it stands below its row. */
    boolean isBelow() {
        return layout == Layout.ROWS || layout == Layout.LINE;
    }

    public boolean isRows() {
        return layout == Layout.ROWS;
    }

    public boolean isLine() {
        return layout == Layout.LINE;
    }

    public boolean isBeneath() {
        return layout == Layout.BENEATH;
    }

    public boolean isList() {
        return layout == Layout.LIST && !rows.isEmpty();
    }

    /** Whether a list stands behind a line. */
    public boolean isLong() {
        return rows.size() > SHORT;
    }

    /** Without what tells copies at different sources apart. */
    RowGroup content() {
        return new RowGroup(
                layout, lines, charts, rows.stream().map(Row::content).toList(), more);
    }
}
