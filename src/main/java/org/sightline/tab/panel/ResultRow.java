package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/**
 * One measurement, with a line for its value or for each of its components.
 *
 * @param test which test it is one of
 */
public record ResultRow(
        RowFrame frame, TestKey test, CodedText what, List<Chip> chips, List<ValueLine> values, ClinicalDate when)
        implements PanelRow<ResultRow> {

    public ResultRow {
        chips = List.copyOf(chips);
        values = LaterList.copyOf(values);
    }

    @Override
    public ResultRow withFrame(RowFrame other) {
        return new ResultRow(other, test, what, chips, values, when);
    }

    /** The most alarming of what the source says of its values. */
    Tone tone() {
        return values.stream().map(ValueLine::tone).max(Tone::compareTo).orElse(Tone.PLAIN);
    }

    /**
     * A value as it was sent.
     *
     * @param name the component's name; empty for the measurement's own value
     * @param flag what the source says of it, such as {@code High}; empty if it says nothing
     * @param range the reference range as sent
     * @param amount the value as a number, if it is one
     */
    public record ValueLine(
            ShownText name, ShownText value, ShownText flag, Tone tone, ShownText range, Amount amount) {

        /** Without the unit, where it stands beside another value of the same unit. */
        ValueLine withoutUnit(String unit) {
            String whole = value.whole();
            return unit.isEmpty() || !whole.endsWith(" " + unit)
                    ? this
                    : new ValueLine(
                            name,
                            ShownText.of(whole.substring(0, whole.length() - unit.length())),
                            flag,
                            tone,
                            range,
                            amount);
        }
    }
}
