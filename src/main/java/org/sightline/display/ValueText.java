package org.sightline.display;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Values as text, digit for digit as they were sent: nothing is rounded, converted or left out. */
public final class ValueText {

    private ValueText() {}

    /** Any value of an Observation, an onset or an abatement; empty when there is none. */
    public static ShownText of(@Nullable Type value) {
        return switch (value) {
            case null -> ShownText.NONE;
            case Quantity quantity -> quantity(quantity);
            case CodeableConcept concept -> CodedText.of(concept).full();
            case Coding coding -> CodedText.of(new CodeableConcept(coding)).full();
            case BooleanType truth -> ShownText.of(truth.getValue() == null ? "" : truth.getValue() ? "Yes" : "No");
            case BaseDateTimeType date -> ShownText.of(ClinicalDate.of(date).text());
            case Period period -> period(period);
            case Range range -> range(range.getLow(), range.getHigh());
            case Ratio ratio -> ratio(ratio);
            case SampledData series -> SeriesText.of(series);
            case Reference reference ->
                ShownText.of(reference.getDisplay())
                        .orElse(ShownText.of(reference.getIdentifier().getValue()));
            default ->
                value.isPrimitive()
                        ? ShownText.of(value.primitiveValue())
                        : ShownText.of("Recorded in a form (" + value.fhirType() + ") that cannot be shown here");
        };
    }

    /** Comparator and value as sent, with its unit; a value without unit says so. */
    public static ShownText quantity(Quantity quantity) {
        String number = number(quantity);
        String unit = unit(quantity);
        if (number.isEmpty()) {
            return unit.isEmpty() ? ShownText.NONE : ShownText.of("Value not given (" + unit + ")");
        }
        if (unit.isEmpty()) {
            return ShownText.of("1".equals(quantity.getCode()) ? number : number + " (unit not given)");
        }
        String coded = MeasureUnit.isContradicted(quantity) ? " (but coded as " + quantity.getCode() + ")" : "";
        return ShownText.of(number + " " + unit + coded);
    }

    /** {@code 3.5 to 5.3 mmol/L}, {@code from 3.5}, {@code up to 5.3}. */
    public static ShownText range(Quantity low, Quantity high) {
        String from = number(low);
        String to = number(high);
        String unit = Stream.of(unit(high), unit(low))
                .filter(u -> !u.isEmpty())
                .findFirst()
                .orElse("");
        if (from.isEmpty() && to.isEmpty()) {
            return ShownText.NONE;
        }
        boolean twoUnits = !from.isEmpty() && !to.isEmpty() && !unit(low).equals(unit(high));
        if (twoUnits) {
            return ShownText.of(quantity(low) + " to " + quantity(high));
        }
        String words = from.isEmpty() ? "up to " + to : to.isEmpty() ? "from " + from : from + " to " + to;
        return ShownText.of((words + " " + unit).strip());
    }

    /** {@code 1:128} for a titre, {@code 5 mg per mL} for a strength. */
    public static ShownText ratio(Ratio ratio) {
        Quantity above = ratio.getNumerator();
        Quantity below = ratio.getDenominator();
        if (quantity(above).isEmpty() && quantity(below).isEmpty()) {
            return ShownText.NONE;
        }
        if (unit(above).isEmpty() && unit(below).isEmpty()) {
            return ShownText.of(orNotGiven(number(above)) + ":" + orNotGiven(number(below)));
        }
        boolean one = number(below).equals("1") && !unit(below).isEmpty();
        return ShownText.of(orNotGiven(quantity(above).whole()) + " per "
                + (one ? unit(below) : orNotGiven(quantity(below).whole())));
    }

    private static String orNotGiven(String words) {
        return words.isEmpty() ? "(not given)" : words;
    }

    public static ShownText period(Period period) {
        String from =
                period.hasStart() ? ClinicalDate.of(period.getStartElement()).text() : "";
        String to = period.hasEnd() ? ClinicalDate.of(period.getEndElement()).text() : "";
        return ShownText.of(Stream.of(from.isEmpty() ? "" : "from " + from, to.isEmpty() ? "" : "to " + to)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" ")));
    }

    /** Comparator and digits, as they were sent; empty for none. */
    public static String number(Quantity quantity) {
        if (!quantity.hasValue()) {
            return "";
        }
        String digits = Objects.requireNonNullElse(quantity.getValueElement().getValueAsString(), "");
        return Objects.requireNonNullElse(quantity.getComparatorElement().getValueAsString(), "") + digits;
    }

    /** The unit as it was sent, else its code, as people write it; empty for a mere number. */
    public static String unit(Quantity quantity) {
        String unit = quantity.getUnit();
        String sent = unit == null || unit.isBlank() ? quantity.getCode() : unit;
        return sent == null || sent.isBlank() || sent.equals("1") ? "" : MeasureUnit.written(sent);
    }
}
