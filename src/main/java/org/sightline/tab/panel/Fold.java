package org.sightline.tab.panel;

import java.util.List;

/** Rows behind a line one can open. The line says how many and why they are there. */
public record Fold<R>(String title, List<R> rows) {
    public Fold {
        rows = List.copyOf(rows);
    }
}
