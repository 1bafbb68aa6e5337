package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;

/** What the results panel shows, latest first, the older ones behind a line. */
public record ResultsView(PanelFrame frame, List<ResultEntry> shown, List<Fold<ResultEntry>> folds)
        implements PanelView {

    public ResultsView {
        shown = List.copyOf(shown);
        folds = List.copyOf(folds);
    }

    @Override
    public Stream<RowFrame> rows() {
        return Stream.concat(shown.stream(), folds.stream().flatMap(fold -> fold.rows().stream()))
                .flatMap(entry -> entry.report() && entry.rows().isEmpty()
                        ? Stream.of(entry.frame())
                        : Stream.concat(
                                entry.report() ? Stream.of(entry.frame()) : Stream.empty(),
                                entry.rows().stream().map(ResultRow::frame)));
    }
}
