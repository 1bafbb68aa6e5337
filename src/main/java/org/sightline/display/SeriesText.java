package org.sightline.display;

import java.util.Objects;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;

/**
 * A series of values that a device took, such as the trace of an ECG, as text: how many, how they are to be read, and
 * the numbers as they were sent.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#SampledData">FHIR R4: SampledData</a>
 */
final class SeriesText {

    private SeriesText() {}

    static ShownText of(SampledData series) {
        String data = Objects.requireNonNullElse(series.getData(), "").strip();
        int count = data.isEmpty() ? 0 : data.split("\\s+").length;
        ShownText head = ShownText.of(
                data.isEmpty()
                        ? "A series of values that were not sent, see the source"
                        : "A series of " + count + (count == 1 ? " value" : " values") + ", see the source");
        ShownText scale = ShownText.joined(
                ", ",
                number(series.getPeriodElement().getValueAsString())
                        .after("one every ")
                        .before(" ms"),
                number(series.getDimensionsElement().getValueAsString()).before(" at each time"),
                unit(series.getOrigin()),
                number(series.getFactorElement().getValueAsString()).after("to be multiplied by "),
                number(series.getLowerLimitElement().getValueAsString()).after("lowest that can be measured "),
                number(series.getUpperLimitElement().getValueAsString()).after("highest that can be measured "));
        return ShownText.joined(": ", ShownText.joined("; ", head, scale), ShownText.of(data));
    }

    private static ShownText unit(Quantity origin) {
        String zero = ValueText.number(origin);
        String unit = ValueText.unit(origin);
        return zero.isEmpty() || zero.equals("0")
                ? ShownText.of(unit).after("in ")
                : ValueText.quantity(origin).after("counted from ");
    }

    private static ShownText number(@Nullable String digits) {
        return ShownText.of(digits);
    }
}
