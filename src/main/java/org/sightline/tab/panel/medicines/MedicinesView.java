package org.sightline.tab.panel.medicines;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.RowFrame;

/** What the medicines panel shows: current ones, and behind lines the stopped and the older ones. */
public record MedicinesView(PanelFrame frame, List<MedicineRow> current, List<Fold<MedicineRow>> folds)
        implements PanelView {

    public MedicinesView {
        current = List.copyOf(current);
        folds = List.copyOf(folds);
    }

    @Override
    public Stream<RowFrame> rows() {
        return Stream.concat(current.stream(), folds.stream().flatMap(fold -> fold.rows().stream()))
                .map(MedicineRow::frame);
    }
}
