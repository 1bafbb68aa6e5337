package org.sightline.demo.story.resource;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/**
 * What an Observation found, from a story's words: a number with the entry's unit, a blood pressure
 * ({@code 142/78 mmHg}), a code with its term, a date ({@code valueDate}), or words.
 */
final class ObservationValue {

    private static final Pattern NUMBER = Pattern.compile("(<=|>=|<|>)?\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern BLOOD_PRESSURE = Pattern.compile("(\\d{2,3})/(\\d{2,3}) mmHg");
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private ObservationValue() {}

    static void set(Observation observation, StoryEntry entry, String value) {
        Matcher number = NUMBER.matcher(value);
        Matcher pressure = BLOOD_PRESSURE.matcher(value);
        entry.optionalWhen("valueDate").ifPresent(observation::setValue);
        if (number.matches()) {
            BigDecimal amount = new BigDecimal(number.group(2));
            observation.setValue(quantity(entry, number, amount));
            addRange(observation, entry, amount);
        } else if (pressure.matches()) {
            addComponent(observation, "72313002 |Systolic arterial pressure|", pressure.group(1));
            addComponent(observation, "1091811000000102 |Diastolic arterial pressure|", pressure.group(2));
        } else if (StoryCodes.isCoded(value)) {
            observation.setValue(StoryCodes.parse(value));
        } else if (!value.isEmpty()) {
            observation.setValue(new StringType(value));
        }
    }

    private static void addComponent(Observation observation, String what, String amount) {
        observation
                .addComponent()
                .setCode(StoryCodes.parse(what))
                .setValue(new Quantity()
                        .setValue(new BigDecimal(amount))
                        .setUnit("mmHg")
                        .setSystem(UCUM)
                        .setCode("mm[Hg]"));
    }

    /** A number without a unit is a score: one, as UCUM calls it. */
    private static Quantity quantity(StoryEntry entry, Matcher number, BigDecimal amount) {
        Quantity quantity = new Quantity().setValue(amount);
        Optional.ofNullable(number.group(1))
                .ifPresent(sign -> quantity.setComparator(Quantity.QuantityComparator.fromCode(sign)));
        Optional<String> unit = entry.optional("unit");
        unit.ifPresent(quantity::setUnit);
        unit.map(_ -> entry.optional("ucum"))
                .orElse(Optional.of("1"))
                .ifPresent(code -> quantity.setSystem(UCUM).setCode(code));
        return quantity;
    }

    /** {@code range: 20-41}, {@code range: 60-} or {@code range: -5.0}, and what the laboratory flags from it. */
    private static void addRange(Observation observation, StoryEntry entry, BigDecimal amount) {
        Optional<String> range = entry.optional("range");
        if (range.isEmpty()) {
            return;
        }
        int dash = range.get().indexOf('-');
        String low = range.get().substring(0, dash).strip();
        String high = range.get().substring(dash + 1).strip();
        ObservationReferenceRangeComponent reference = observation.addReferenceRange();
        String flag = "N";
        if (!low.isEmpty()) {
            reference.setLow(limit(entry, low));
            flag = amount.compareTo(new BigDecimal(low)) < 0 ? "L" : flag;
        }
        if (!high.isEmpty()) {
            reference.setHigh(limit(entry, high));
            flag = amount.compareTo(new BigDecimal(high)) > 0 ? "H" : flag;
        }
        observation.addInterpretation(StoryCodes.concept(INTERPRETATION, flag));
    }

    private static Quantity limit(StoryEntry entry, String value) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(value));
        entry.optional("unit").ifPresent(quantity::setUnit);
        return quantity;
    }
}
