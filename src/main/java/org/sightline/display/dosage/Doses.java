package org.sightline.display.dosage;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodedText;
import org.sightline.display.MeasureUnit;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;

/** How much at a time, how fast and how much at most: {@code 1 to 2 tablets}, {@code 4 g in 24 hours}. */
final class Doses {

    private Doses() {}

    /** One dose with its rate and what kind of dose it is. */
    static ShownText dose(DosageDoseAndRateComponent sent, Told told) {
        ShownText amount = sent.getDose() == null ? ShownText.NONE : told.as(sent.getDose(), value(sent.getDose()));
        ShownText rate = sent.getRate() == null
                ? ShownText.NONE
                : told.as(sent.getRate(), value(sent.getRate()).after("at "));
        ShownText kind = told.as(sent.getType(), CodedText.of(sent.getType()).full());
        ShownText words = ShownText.joined(" ", amount, rate);
        return words.isEmpty()
                ? kind.after("dose ")
                : ShownText.joined(" ", words, kind.after("(").before(")"));
    }

    /** The amount as an interval with its unit; empty for what cannot be compared. */
    static List<DoseAmount> amounts(List<DosageDoseAndRateComponent> doses) {
        return doses.stream()
                .flatMap(dose -> switch (dose.getDose()) {
                    case Quantity one
                    when one.getValue() != null && !one.hasComparator() ->
                        Stream.of(DoseAmount.of(interval(one, one), ValueText.unit(one)));
                    case Range range
                    when range.getLow().getValue() != null && range.getHigh().getValue() != null ->
                        Stream.of(DoseAmount.of(
                                interval(range.getLow(), range.getHigh()),
                                ValueText.unit(range.getHigh().hasUnit() ? range.getHigh() : range.getLow())));
                    case null, default -> Stream.of();
                })
                .toList();
    }

    private static Interval interval(Quantity low, Quantity high) {
        return new Interval(low.getValue().doubleValue(), high.getValue().doubleValue());
    }

    private static ShownText value(@Nullable Type value) {
        return switch (value) {
            case Quantity quantity -> quantity(quantity);
            case Range range -> range(range);
            case Ratio ratio -> ratio(ratio, " per ");
            case null, default -> ShownText.NONE;
        };
    }

    static ShownText quantity(Quantity quantity) {
        String number = ValueText.number(quantity);
        String unit = ValueText.unit(quantity);
        return number.isEmpty() || unit.isEmpty() || MeasureUnit.isContradicted(quantity)
                ? ValueText.quantity(quantity)
                : ShownText.of(number + " " + CountedUnit.of(unit, number));
    }

    static ShownText range(Range range) {
        Quantity low = range.getLow();
        Quantity high = range.getHigh();
        boolean oneUnit = !low.hasUnit() || !high.hasUnit() || low.getUnit().equals(high.getUnit());
        if (ValueText.number(low).isEmpty() || ValueText.number(high).isEmpty() || !oneUnit) {
            return ValueText.range(low, high);
        }
        Quantity last = high.hasUnit() || high.hasCode()
                ? high
                : high.copy().setUnit(low.getUnit()).setCode(low.getCode());
        return quantity(last).after(ValueText.number(low) + " to ");
    }

    /** {@code 100 mL per hour}, {@code 4 g in 24 hours}. */
    static ShownText ratio(Ratio ratio, String between) {
        ShownText amount = quantity(ratio.getNumerator());
        Quantity in = ratio.getDenominator();
        ShownText whole = quantity(in);
        boolean one = between.equals(" per ")
                && CountedUnit.isOne(ValueText.number(in))
                && !ValueText.unit(in).isEmpty();
        ShownText last = one ? ShownText.of(CountedUnit.singular(ValueText.unit(in))) : whole;
        return last.isEmpty() ? amount : last.after((amount.isEmpty() ? "an amount not given" : amount) + between);
    }
}
