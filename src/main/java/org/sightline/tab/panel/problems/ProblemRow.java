package org.sightline.tab.panel.problems;

import java.util.List;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.RowFrame;

/** A problem or diagnosis. */
public record ProblemRow(RowFrame frame, CodedText what, List<Chip> chips, ShownText onset, ShownText ended)
        implements PanelRow<ProblemRow> {

    public ProblemRow {
        chips = List.copyOf(chips);
    }

    @Override
    public ProblemRow withFrame(RowFrame other) {
        return new ProblemRow(other, what, chips, onset, ended);
    }
}
