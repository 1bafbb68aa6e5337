package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;

/** What the problems panel shows: active ones, and past or refuted ones behind a line. */
public record ProblemsView(PanelFrame frame, List<ProblemRow> active, List<Fold<ProblemRow>> folds)
        implements PanelView {

    public ProblemsView {
        active = List.copyOf(active);
        folds = List.copyOf(folds);
    }

    @Override
    public Stream<RowFrame> rows() {
        return Stream.concat(active.stream(), folds.stream().flatMap(fold -> fold.rows().stream()))
                .map(ProblemRow::frame);
    }
}
