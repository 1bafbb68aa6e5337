package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

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
