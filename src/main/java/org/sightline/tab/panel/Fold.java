package org.sightline.tab.panel;

import java.util.List;

/**
 * Rows behind a line one can open. The line says how many and why they are there.
 *
 * @param rows the first of them, or all
 * @param total how many there are
 */
public record Fold<R>(String title, List<R> rows, int total) {

    public Fold {
        rows = List.copyOf(rows);
    }

    /** As many of {@code all} as the panel may show where it stands. */
    public static <R> Fold<R> of(PanelInput input, String title, List<R> all) {
        return new Fold<>(title, input.firstOf(all), all.size());
    }

    /** Whether more are held than stand here. */
    public boolean isCut() {
        return rows.size() < total;
    }
}
