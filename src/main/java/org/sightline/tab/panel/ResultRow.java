package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/** One measurement, with a line for its value or for each of its components. */
public record ResultRow(RowFrame frame, CodedText what, List<Chip> chips, List<ValueLine> values, ClinicalDate when)
        implements PanelRow<ResultRow> {

    public ResultRow {
        chips = List.copyOf(chips);
        values = List.copyOf(values);
    }

    @Override
    public ResultRow withFrame(RowFrame other) {
        return new ResultRow(other, what, chips, values, when);
    }

    /**
     * A value as it was sent.
     *
     * @param name the component's name; empty for the measurement's own value
     * @param flag what the source says of it, such as {@code High}; empty if it says nothing
     * @param range the reference range as sent
     */
    public record ValueLine(ShownText name, ShownText value, ShownText flag, Tone tone, ShownText range) {}
}
