package org.sightline.tab.panel.listing;

import org.sightline.display.ShownText;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Amount;

/**
 * A value as it was sent.
 *
 * @param name the component's name; empty for the measurement's own value
 * @param flag what the source says of it, such as {@code High}; empty if it says nothing
 * @param range the reference range as sent
 * @param amount the value as a number, if it is one
 */
public record MeasuredValue(
        ShownText name, ShownText value, ShownText flag, Tone tone, ShownText range, Amount amount) {

    /** Without the unit, where it stands beside another value of the same unit. */
    public MeasuredValue withoutUnit() {
        String whole = value.whole();
        String unit = amount.unit();
        return unit.isEmpty() || !name.isEmpty() || !whole.endsWith(" " + unit)
                ? this
                : new MeasuredValue(
                        name,
                        ShownText.of(whole.substring(0, whole.length() - unit.length())),
                        flag,
                        tone,
                        range,
                        amount);
    }
}
