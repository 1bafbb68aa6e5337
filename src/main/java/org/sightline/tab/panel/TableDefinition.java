package org.sightline.tab.panel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Table.Extent;

/**
 * A table that a kind can show, before its rows are known.
 *
 * @param title its heading; of a folded table what the line that opens it says after the number of rows; empty for a
 *     panel's only table. {@value #MONTHS} stands for the panel's window, {@value #PLURAL} for
 *     the s of more rows than one
 * @param whole whether every row stands, however many: what must never be cut
 */
public record TableDefinition(String title, boolean folded, Columns columns, RowOrder order, boolean whole) {

    /** What the table of the rows without a date is called. */
    public static final String UNDATED = "Date not recorded";

    private static final String MONTHS = "{months}";
    private static final String PLURAL = "{s}";

    public static TableDefinition open(String title, Columns columns) {
        return new TableDefinition(title, false, columns, RowOrder.LATEST_FIRST, false);
    }

    /** @param words what the line says after their number, such as {@code " older than 6 months"} */
    public static TableDefinition folded(String words, Columns columns) {
        return new TableDefinition(words, true, columns, RowOrder.LATEST_FIRST, false);
    }

    public TableDefinition titled(String words) {
        return new TableDefinition(words, folded, columns, order, whole);
    }

    public TableDefinition ordered(RowOrder other) {
        return new TableDefinition(title, folded, columns, other, whole);
    }

    public TableDefinition uncut() {
        return new TableDefinition(title, folded, columns, order, true);
    }

    /** The table of those rows that stand in it, in its order. */
    public Table among(PanelInput input, List<PendingRow> rows) {
        return of(
                input,
                rows.stream()
                        .filter(row -> row.table() == this)
                        .sorted(order.comparator())
                        .toList());
    }

    /**
     * The same with the rows that have no date in a table of their own after the others: in the midst of a list by date
     * nobody would look for them. A table that is not by date, and a folded one, stays as it is.
     */
    public Stream<Table> datedApart(PanelInput input, List<PendingRow> rows) {
        List<PendingRow> mine = rows.stream().filter(row -> row.table() == this).toList();
        List<PendingRow> undated =
                mine.stream().filter(row -> !row.recorded().isKnown()).toList();
        if (folded
                || order != RowOrder.LATEST_FIRST
                || undated.isEmpty()
                || !input.definition().hasWindow()) {
            return Stream.of(among(input, rows));
        }
        List<PendingRow> dated =
                mine.stream().filter(row -> row.recorded().isKnown()).toList();
        return Stream.of(among(input, dated), titled(undatedTitle()).uncut().of(input, undated));
    }

    private String undatedTitle() {
        return title.isEmpty() || title.contains(MONTHS) ? UNDATED : title + ": date not recorded";
    }

    /** The table of these rows in this order; only those that stand where the panel stands are made. */
    public Table of(PanelInput input, List<PendingRow> all) {
        return of(input, all, PendingRow::row, PendingRow::references);
    }

    /**
     * The same of what has a row each.
     *
     * @param entriesOf the version-stamped references of all that its row stands for, whether the row is made or not
     */
    public <T> Table of(PanelInput input, List<T> all, Function<T, Row> rowOf, Function<T, Stream<String>> entriesOf) {
        List<T> here = whole ? all : input.firstOf(all);
        String words = withMonths(title, input).replace(PLURAL, all.size() == 1 ? "" : "s");
        return new Table(
                folded ? all.size() + words : words,
                folded,
                columns,
                here.stream().map(rowOf).toList(),
                new Extent(
                        all.size(),
                        order.words(),
                        all.stream().flatMap(entriesOf).collect(Collectors.toUnmodifiableSet())));
    }

    /** Words in which {@value #MONTHS} stands for the months of the panel's only window. */
    public static String withMonths(String words, PanelInput input) {
        return words.contains(MONTHS) ? words.replace(MONTHS, onlyWindow(input.definition()) + " months") : words;
    }

    /** The months of the one window of a kind that has one. */
    private static int onlyWindow(PanelDefinition panel) {
        return panel.excerpt().windows().values().iterator().next();
    }
}
