package org.sightline.tab.panel.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.MeasureUnit;
import org.sightline.display.ShownText;

/**
 * A value as a number, for a chart's place of a mark and for a comparison with a target; what is read is its text.
 *
 * @param digits comparator and digits as they were sent; empty when there is no number
 * @param comparator {@code <} and its like; empty for an exact value
 * @param value the number; not a number when there is none
 * @param unit as it is shown; empty when none was sent
 * @param settled whether the source calls it final, so that it may be compared with others
 */
public record Amount(String digits, String comparator, double value, String unit, Limits limits, boolean settled) {

    public static final Amount NONE = new Amount("", "", Double.NaN, "", Limits.NONE, false);

    /** From here on a number would flatten all others, or is a fault; the table shows it. */
    public static final double MOST = 1e9;

    /** The most places before or after the point that a number of medicine may have. */
    private static final int FARTHEST = 30;

    private static final Set<String> SETTLED = Set.of("final", "amended", "corrected");

    /** @param status of the Observation */
    public static Amount of(@Nullable Type value, List<ObservationReferenceRangeComponent> ranges, String status) {
        boolean settled = SETTLED.contains(status);
        return switch (value) {
            case Quantity quantity
            when quantity.getValue() != null -> {
                String comparator = Objects.requireNonNullElse(
                        quantity.getComparatorElement().getValueAsString(), "");
                yield new Amount(
                        comparator + digitsOf(quantity.getValue()),
                        comparator,
                        numberOf(quantity.getValue()),
                        unitOf(quantity),
                        Limits.of(ranges, MeasureUnit.of(quantity)),
                        settled);
            }
            case IntegerType number
            when number.hasValue() ->
                new Amount(number.asStringValue(), "", number.getValue(), "", Limits.of(ranges, ""), settled);
            case null, default -> NONE;
        };
    }

    public boolean isGiven() {
        return !digits.isEmpty();
    }

    public boolean isExact() {
        return comparator.isEmpty();
    }

    /** As sent, but never the million digits that an exponent can stand for. */
    private static String digitsOf(BigDecimal value) {
        return Math.abs(magnitude(value)) > FARTHEST ? value.toString() : value.toPlainString();
    }

    /** Infinite where working it out would cost more than it can tell. */
    private static double numberOf(BigDecimal value) {
        long magnitude = magnitude(value);
        if (Math.abs(magnitude) <= FARTHEST) {
            return value.doubleValue();
        }
        return magnitude < 0 ? 0 : value.signum() * Double.POSITIVE_INFINITY;
    }

    private static long magnitude(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }

    /** Whether it is in this unit, however that is spelled. */
    public boolean isIn(String other) {
        return MeasureUnit.areSame(unit, other);
    }

    private static String unitOf(Quantity quantity) {
        if (MeasureUnit.isContradicted(quantity)) {
            return ShownText.of(MeasureUnit.of(quantity)).head();
        }
        String shown =
                Objects.requireNonNullElse(quantity.getUnit(), Objects.requireNonNullElse(quantity.getCode(), ""));
        return shown.equals("1") ? "" : ShownText.of(MeasureUnit.written(shown)).head();
    }

    /**
     * The reference range as numbers.
     *
     * @param low not a number when it is open below
     * @param high not a number when it is open above
     */
    public record Limits(double low, double high) {

        public static final Limits NONE = new Limits(Double.NaN, Double.NaN);

        /**
         * The one range for everybody in the value's own unit; none where there are several, or one for some people.
         *
         * @param unit as {@link MeasureUnit#of} calls it
         */
        public static Limits of(List<ObservationReferenceRangeComponent> ranges, String unit) {
            if (ranges.size() != 1) {
                return NONE;
            }
            ObservationReferenceRangeComponent range = ranges.getFirst();
            double low = limit(range.getLow(), unit);
            double high = limit(range.getHigh(), unit);
            boolean absurd = Math.abs(low) > MOST || Math.abs(high) > MOST;
            boolean forSome = range.hasAppliesTo() || range.hasAge() || range.hasModifierExtension();
            return forSome || absurd || (range.hasType() && !isNormal(range)) ? NONE : new Limits(low, high);
        }

        /** @see <a href="https://hl7.org/fhir/R4/valueset-referencerange-meaning.html">FHIR R4: meanings of ranges</a> */
        private static boolean isNormal(ObservationReferenceRangeComponent range) {
            return range.getType().getCoding().stream().anyMatch(coding -> "normal".equals(coding.getCode()));
        }

        public boolean isGiven() {
            return !Double.isNaN(low) || !Double.isNaN(high);
        }

        /** A limit without a unit is in the value's. */
        private static double limit(Quantity limit, String unit) {
            String own = MeasureUnit.of(limit);
            boolean same = own.isEmpty() || own.equals(unit);
            boolean plain = limit.getComparatorElement().getValueAsString() == null;
            return limit.getValue() != null && same && plain ? numberOf(limit.getValue()) : Double.NaN;
        }
    }
}
