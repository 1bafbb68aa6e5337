package org.sightline.tab.panel;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints the rows of a panel of a kind; {@code org.sightline.ExtendingTest} starts it. */
public final class GuidedKind {

    private GuidedKind() {}

    /** @param arguments the kind, its resource type, and resources as JSON with single quotes */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String[] resources = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
        Panel panel =
                Given.kind(arguments[0], arguments[1]).source("GP", resources).show();
        for (Table table : panel.tables()) {
            for (Row row : table.rows()) {
                out.println(Shown.finding(row) + " | " + row.frame().recorded().text()
                        + (table.folded() ? " | behind a line" : ""));
                row.frame().details().forEach(detail -> out.println("  " + detail));
            }
        }
    }
}
