package org.sightline.display.dosage;

import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.sightline.display.ShownText;

/** A number, or two that it lies between, as they were sent. */
record Spread(PrimitiveType<?> low, PrimitiveType<?> high) {

    static Spread of(PrimitiveType<?> low, PrimitiveType<?> high) {
        return new Spread(low, high);
    }

    boolean isEmpty() {
        return digits(low).isEmpty() && digits(high).isEmpty();
    }

    /** {@code 3}, {@code 3 to 4}, {@code up to 4}. */
    ShownText words() {
        String from = digits(low);
        String to = digits(high);
        return ShownText.of(
                from.isEmpty() ? (to.isEmpty() ? "" : "up to " + to) : to.isEmpty() ? from : from + " to " + to);
    }

    boolean isExact() {
        return digits(high).isEmpty() || digits(high).equals(digits(low));
    }

    /** @param otherwise what it is if it was not sent */
    Interval interval(double otherwise) {
        String from = digits(low);
        String to = digits(high);
        double most = Interval.number(to, Interval.number(from, otherwise));
        return new Interval(from.isEmpty() && !to.isEmpty() ? 0 : Interval.number(from, otherwise), most);
    }

    /** Whether it stands before a word in the singular. */
    boolean isOne() {
        return CountedUnit.isOne(last());
    }

    /** The number that a unit stands after. */
    String last() {
        return digits(high).isEmpty() ? digits(low) : digits(high);
    }

    /** Its words, both numbers told. */
    ShownText told(Told told, ShownText words) {
        Stream.<Base>of(low, high).forEach(part -> told.as(part, words));
        return words;
    }

    /** With a unit of time; without one nobody can tell what the numbers mean. */
    ShownText timed(PrimitiveType<?> unit, Told told) {
        String sent = digits(unit);
        if (isEmpty() || sent.isEmpty()) {
            return ShownText.NONE;
        }
        ShownText words = words().before(" " + CountedUnit.of(sent, last()));
        told.as(unit, words);
        return told(told, words);
    }

    private static String digits(PrimitiveType<?> number) {
        return Objects.requireNonNullElse(number.getValueAsString(), "");
    }
}
