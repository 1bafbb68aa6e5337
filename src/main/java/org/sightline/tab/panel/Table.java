package org.sightline.tab.panel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.tab.panel.chart.Chart;

/**
 * One table of a panel.
 *
 * @param title its heading, or the line that opens it; empty for a panel's only table
 * @param folded whether it stands behind that line
 * @param columns what the columns are called
 * @param rows the first rows, or all
 * @param extent what it stands for, the rows that do not stand here among it
 * @param charts what can be drawn of the rows: then they stand behind a line below it
 */
public record Table(String title, boolean folded, Columns columns, List<Row> rows, Extent extent, List<Chart> charts) {

    private static final String LATEST_FIRST = "the latest first";

    public Table {
        rows = List.copyOf(rows);
        charts = List.copyOf(charts);
    }

    public Table(String title, boolean folded, Columns columns, List<Row> rows, Extent extent) {
        this(title, folded, columns, rows, extent, List.of());
    }

    /** Every row, however many: what must never be cut. */
    public static Table uncut(String title, boolean folded, Columns columns, List<Row> all) {
        return new Table(title, folded, columns, all, new Extent(all.size(), LATEST_FIRST, Set.of()));
    }

    /** A line of its own instead of a table, such as that nothing was found where something may matter. */
    public static Table statement(String words) {
        return new Table(words, false, new Columns("", List.of(), ""), List.of(), new Extent(0, "", Set.of()));
    }

    /** The same that also stands for these entries, which it tells of or counts without a row of their own. */
    public Table counting(Stream<? extends Entry<?>> others) {
        Set<String> all = new HashSet<>(extent.entries);
        others.map(Entry::auditReference).forEach(all::add);
        return new Table(title, folded, columns, rows, new Extent(extent.total, extent.order, all), charts);
    }

    public Table titled(String words) {
        return new Table(words, folded, columns, rows, extent, charts);
    }

    /** How many rows there are, those that do not stand here among them. */
    public int total() {
        return extent.total;
    }

    /** Which rows come first, to be read after how many of them stand here. */
    public String order() {
        return extent.order;
    }

    /** The same below a heading, which its own title follows. */
    public Table under(String heading) {
        return titled(title.isEmpty() ? heading : heading + ": " + title);
    }

    public Table with(List<Chart> drawn) {
        return new Table(title, folded, columns, rows, extent, drawn);
    }

    public boolean isStatement() {
        return columns.main().isEmpty();
    }

    /** Whether each row stands with others that belong to it. */
    public boolean isGrouped() {
        return rows.stream().anyMatch(row -> row.group().isBelow());
    }

    /** Whether more are held than stand here. */
    public boolean isCut() {
        return rows.size() < extent.total;
    }

    /**
     * What a table stands for.
     *
     * @param total how many rows there are, made or not
     * @param order which of them come first, to be read after how many of them stand here
     * @param entries the version-stamped references of the entries in its rows, made or not, and of those it counts
     */
    public record Extent(int total, String order, Set<String> entries) {
        public Extent {
            entries = Set.copyOf(entries);
        }
    }

    /**
     * What the columns of a table are called.
     *
     * @param main the first
     * @param others those after it, one for each cell of a row
     * @param recorded the last, with date and source
     * @param manner how the table appears
     */
    public record Columns(String main, List<String> others, String recorded, Manner manner) {

        public Columns(String main, List<String> others, String recorded) {
            this(main, others, recorded, "");
        }

        public Columns(String main, List<String> others, String recorded, String style) {
            this(main, others, recorded, new Manner(style, true, main));
        }

        public Columns unsortable() {
            return new Columns(main, others, recorded, new Manner(style(), false, caption()));
        }

        public Columns captioned(String words) {
            return new Columns(main, others, recorded, new Manner(style(), isSortable(), words));
        }

        public Columns {
            others = List.copyOf(others);
        }

        /** How many columns there are. */
        public int width() {
            return others.size() + 2;
        }

        public String style() {
            return manner.style();
        }

        public boolean isSortable() {
            return manner.sortable();
        }

        public String caption() {
            return manner.caption();
        }
    }

    /**
     * How a table appears.
     *
     * @param style the name in the stylesheet of a table with a look of its own; empty for the common one
     * @param sortable whether a reader may put the rows into another order
     * @param caption what a table without a title is called where it is read aloud
     */
    public record Manner(String style, boolean sortable, String caption) {}
}
