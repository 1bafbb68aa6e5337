package org.sightline.tab.panel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

    /** The most rows that the stylesheet can tell from those behind a line. */
    private static final int MOST_IN_SIGHT = 24;

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

    /** Nothing but these of its rows, in sight, and no chart, which would draw others too. */
    public Table only(List<Row> some) {
        String heading = folded ? "Among “" + title + "”" : title;
        return new Table(heading, false, columns, some, new Extent(some.size(), extent.order, extent.entries));
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

    /**
     * How many rows stand behind a line when only the first are in sight; one alone would take no less room there. Those
     * to which a reader has to look are all in sight, and what stands before them.
     *
     * @param first how many are in sight; 0 for all
     */
    public int beyond(int first) {
        int last = IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).isPressing())
                .max()
                .orElse(-1);
        int sight = Math.max(first, last + 1);
        int more = rows.size() - sight;
        return first == 0 || more < 2 || sight > MOST_IN_SIGHT || folded || !charts.isEmpty() ? 0 : more;
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
     * How much of what stands on a tab's page one sees without opening anything: what is not in sight is counted there,
     * opens in place, and stands on paper as if it were open.
     *
     * @param first how many rows of a list; 0 for all
     * @param fold when the whole panel is a line that opens
     */
    public record Sight(int first, Fold fold) {
        static final Sight ALL = new Sight(0, Fold.NEVER);
    }

    /** When a whole panel is a line with its count that opens in place, as its tab file says. */
    public enum Fold {
        /** It stands open. */
        NEVER("never"),
        /** Unless it has a single row, or something has to be known of a row, such as that sources differ. */
        UNLESS_DOUBTFUL("unlessDoubtful"),
        /** Unless it has a single row: of what no other panel asked for. */
        IF_SEVERAL("ifSeveral"),
        /** Of what is looked for last, or is said on the panels that it concerns. */
        ALWAYS("always");

        private final String named;

        Fold(String named) {
            this.named = named;
        }

        /** As tab files name it. */
        public static Fold named(String name) {
            return Arrays.stream(values())
                    .filter(fold -> fold.named.equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether these tables, those that stand open in the panel, stand behind the line. */
        boolean hides(List<Table> open) {
            boolean several = open.stream().mapToInt(Table::total).sum() != 1;
            return switch (this) {
                case NEVER -> false;
                case UNLESS_DOUBTFUL ->
                    several
                            && open.stream()
                                    .flatMap(table -> table.rows().stream())
                                    .noneMatch(Row::isDoubtful);
                case IF_SEVERAL -> several;
                case ALWAYS -> true;
            };
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
            return others.size() + (recorded.isEmpty() ? 1 : 2);
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
