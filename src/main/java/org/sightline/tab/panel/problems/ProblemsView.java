package org.sightline.tab.panel.problems;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.RowFrame;

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
