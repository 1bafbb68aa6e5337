package org.sightline.tab.panel;

import java.util.List;

/** What a reader sees of a panel's tables. */
final class Shown {

    private Shown() {}

    /** The rows one sees without opening anything. */
    static List<Row> open(Panel panel) {
        return panel.tables().stream()
                .filter(table -> !table.folded())
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    /** The tables behind a line. */
    static List<Table> folded(Panel panel) {
        return panel.tables().stream().filter(Table::folded).toList();
    }

    static List<String> lines(Cell cell) {
        return cell.lines().stream().map(CellLine::whole).toList();
    }

    /** What a row is called, and what stands in its first column. */
    static String finding(Row row) {
        return row.what().text() + ": " + String.join(" | ", lines(row.cells().getFirst()));
    }

    static List<String> names(List<Row> rows) {
        return rows.stream().map(row -> row.what().text().head()).toList();
    }
}
