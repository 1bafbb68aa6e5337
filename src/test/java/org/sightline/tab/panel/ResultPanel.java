package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Collectors;
import org.sightline.tab.panel.RowGroup.Layout;

/** A panel of results as a reader finds it: tests, reports, and each behind a line. */
record ResultPanel(Panel panel) {

    static ResultPanel of(Given given) {
        return new ResultPanel(given.show());
    }

    List<Row> tests() {
        return rows("Test", false);
    }

    List<Row> reports() {
        return rows("Report", false);
    }

    /** The lines that open more tests, or more reports. */
    List<String> folds(String column) {
        return panel.tables().stream()
                .filter(table -> table.folded() && table.columns().main().equals(column))
                .map(Table::title)
                .toList();
    }

    Table table(String title) {
        return panel.tables().stream()
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<Row> rows(String column, boolean folded) {
        return panel.tables().stream()
                .filter(table ->
                        table.folded() == folded && table.columns().main().equals(column))
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    static String name(Row row) {
        return row.what().text().whole();
    }

    static CellLine value(Row row) {
        return row.cells().getFirst().lines().getFirst();
    }

    static List<String> below(Row row) {
        return row.group().lines().stream().map(CellLine::whole).toList();
    }

    /** The line of earlier results. */
    static String earlier(Row test) {
        return test.group().layout() != Layout.LINE
                ? ""
                : test.group().rows().stream().map(ResultPanel::words).collect(Collectors.joining(", "));
    }

    private static String words(Row one) {
        String source = String.join(", ", one.frame().sources());
        return one.cells().getFirst().lines().stream()
                        .map(line -> (line.text() + " " + line.flag().text()).strip())
                        .collect(Collectors.joining(" "))
                + one.chips().stream().map(c -> " " + c.text()).collect(Collectors.joining())
                + " (" + one.frame().recorded().text() + (source.isEmpty() ? "" : ", " + source) + ")";
    }
}
