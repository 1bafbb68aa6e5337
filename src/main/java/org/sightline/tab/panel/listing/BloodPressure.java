package org.sightline.tab.panel.listing;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.sightline.display.CodedText;
import org.sightline.display.MeasureUnit;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.chart.Amount;

/**
 * A systolic and a diastolic pressure of one time are one value, {@code 132/74 mmHg}, whether they come as components of
 * one Observation or as two.
 */
public final class BloodPressure {

    /** Tells blood pressures from other measures, whatever code they came by. */
    static final String MEASURE = "blood pressure";

    private static final Set<String> PRESSURES =
            Set.of("http://snomed.info/sct|75367002", "http://loinc.org|85354-9", "http://loinc.org|55284-4");

    private BloodPressure() {}

    private enum Part {
        SYSTOLIC(Set.of(
                "http://snomed.info/sct|271649006", "http://snomed.info/sct|72313002", "http://loinc.org|8480-6")),
        DIASTOLIC(Set.of(
                "http://snomed.info/sct|271650006",
                "http://snomed.info/sct|1091811000000102",
                "http://loinc.org|8462-4"));

        private final Set<String> codes;

        Part(Set<String> codes) {
            this.codes = codes;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isOf(CodeableConcept code) {
            return is(codes, code) || words(code).contains(word());
        }

        /** What is measured besides which part of it, such as a pressure while standing; empty for the ordinary codes. */
        private String kind(CodeableConcept code) {
            return is(codes, code) ? "" : words(code).replace(word(), "");
        }
    }

    /** Whether it is a blood pressure as a whole. */
    static boolean isWhole(Observation observation) {
        boolean parts = Stream.of(Part.values())
                .allMatch(part -> observation.getComponent().stream().anyMatch(one -> part.isOf(one.getCode())));
        return is(PRESSURES, observation.getCode())
                || (parts && words(observation.getCode()).equals(MEASURE));
    }

    /** Whether it is one of the two pressures alone, which is no blood pressure. */
    public static boolean isLone(Observation observation) {
        return !observation.hasComponent()
                && Stream.of(Part.values()).anyMatch(part -> part.isOf(observation.getCode()));
    }

    /** Values with their codes, in one if they are just the two pressures in one unit. */
    static List<MeasuredValue> asOne(List<MeasuredValue> values, List<CodeableConcept> codes) {
        if (values.size() != 2 || codes.size() != 2) {
            return values;
        }
        int first = Part.SYSTOLIC.isOf(codes.getFirst()) ? 0 : 1;
        MeasuredValue upper = values.get(first);
        MeasuredValue lower = values.get(1 - first);
        boolean pair = Part.SYSTOLIC.isOf(codes.get(first)) && Part.DIASTOLIC.isOf(codes.get(1 - first));
        String unit = lower.amount().unit();
        boolean plain = !unit.isEmpty() && isPlain(upper) && isPlain(lower);
        if (!pair || !plain || !MeasureUnit.areSame(upper.amount().unit(), unit)) {
            return values;
        }
        return List.of(new MeasuredValue(
                ShownText.NONE,
                ShownText.of(upper.amount().digits() + "/" + lower.amount().digits() + " " + unit),
                both(upper.flag(), lower.flag()),
                upper.tone().compareTo(lower.tone()) > 0 ? upper.tone() : lower.tone(),
                both(upper.range(), lower.range()),
                Amount.NONE));
    }

    private static boolean isPlain(MeasuredValue value) {
        return value.amount().isGiven()
                && value.value()
                        .whole()
                        .equals(value.amount().digits() + " " + value.amount().unit());
    }

    private static ShownText both(ShownText upper, ShownText lower) {
        return upper.equals(lower)
                ? upper
                : ShownText.joined("; ", upper.after("systolic "), lower.after("diastolic "));
    }

    /**
     * An Observation, or two as one.
     *
     * @param others the audit references of what else it is made of
     */
    public record Paired(Entry<Observation> entry, List<String> others) {
        public Paired {
            others = List.copyOf(others);
        }
    }

    /**
     * Observations in which two that are the only pressures of one source and time, and differ in nothing else, are one
     * that has them as components.
     */
    public static Stream<Paired> paired(List<Entry<Observation>> all) {
        Map<String, List<Entry<Observation>>> uppers = halves(all, Part.SYSTOLIC);
        Map<String, List<Entry<Observation>>> lowers = halves(all, Part.DIASTOLIC);
        Map<Observation, Entry<Observation>> lowerOf = new IdentityHashMap<>();
        uppers.forEach((time, upper) -> {
            List<Entry<Observation>> lower = lowers.getOrDefault(time, List.of());
            if (upper.size() == 1 && lower.size() == 1 && isPair(upper.getFirst(), lower.getFirst())) {
                lowerOf.put(upper.getFirst().resource(), lower.getFirst());
            }
        });
        List<Observation> taken = lowerOf.values().stream().map(Entry::resource).toList();
        return all.stream()
                .filter(entry -> taken.stream().noneMatch(lower -> lower == entry.resource()))
                .map(entry -> {
                    Entry<Observation> lower = lowerOf.get(entry.resource());
                    return lower == null
                            ? new Paired(entry, List.of())
                            : new Paired(joined(entry, lower), List.of(entry.auditReference(), lower.auditReference()));
                });
    }

    private static Map<String, List<Entry<Observation>>> halves(List<Entry<Observation>> all, Part part) {
        return all.stream()
                .filter(entry -> isHalf(entry, part))
                .collect(Collectors.groupingBy(entry -> entry.source().feed() + " "
                        + entry.resource().getEffective().primitiveValue() + " "
                        + part.kind(entry.resource().getCode())));
    }

    private static boolean isHalf(Entry<Observation> entry, Part part) {
        Observation observation = entry.resource();
        return part.isOf(observation.getCode())
                && observation.getValue() instanceof Quantity quantity
                && quantity.hasValue()
                && observation.getEffective() instanceof BaseDateTimeType
                && !observation.hasComponent();
    }

    private static boolean isPair(Entry<Observation> upper, Entry<Observation> lower) {
        return rest(upper.resource()).equalsDeep(rest(lower.resource()));
    }

    /** What two of one pressure have in common. */
    private static Observation rest(Observation observation) {
        Observation rest = observation.copy();
        rest.setIdElement(null);
        rest.setMeta(null);
        rest.setText(null);
        rest.setCode(null);
        rest.setValue(null);
        rest.setIdentifier(null);
        rest.setInterpretation(null);
        rest.setReferenceRange(null);
        rest.setDerivedFrom(null);
        rest.setHasMember(null);
        return rest;
    }

    private static Entry<Observation> joined(Entry<Observation> upper, Entry<Observation> lower) {
        Observation whole = upper.resource().copy();
        CodeableConcept code = new CodeableConcept().setText("Blood pressure");
        Stream.of(upper, lower)
                .flatMap(one -> one.resource().getCode().getCoding().stream())
                .forEach(code::addCoding);
        whole.setCode(code);
        whole.setValue(null);
        whole.setInterpretation(null);
        whole.setReferenceRange(null);
        lower.resource().getIdentifier().forEach(whole::addIdentifier);
        whole.setComponent(
                Stream.of(upper, lower).map(one -> part(one.resource())).toList());
        return new Entry<>(whole, upper.source());
    }

    private static ObservationComponentComponent part(Observation half) {
        ObservationComponentComponent part = new ObservationComponentComponent(half.getCode());
        part.setValue(half.getValue());
        part.setInterpretation(half.getInterpretation());
        part.setReferenceRange(half.getReferenceRange());
        return part;
    }

    private static boolean is(Set<String> codes, CodeableConcept concept) {
        return concept.getCoding().stream().map(BloodPressure::key).anyMatch(codes::contains);
    }

    private static String key(Coding coding) {
        return coding.getSystem() + "|" + coding.getCode();
    }

    private static String words(CodeableConcept code) {
        return CodedText.of(code).text().whole().toLowerCase(Locale.UK).strip();
    }
}
