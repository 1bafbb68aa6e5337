package org.sightline.tab.panel.results;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodeSystems;
import org.sightline.display.CodedText;
import org.sightline.display.MeasureUnit;

/**
 * What has to be equal before two results are of one test (hazard H6): the code, and the unit, however it is spelled. Nothing
 * is converted: HbA1c in % and in mmol/mol are two tests here.
 *
 * @param code {@code system|code}, SNOMED CT first; empty when none was sent
 * @param name the test's name in small letters; empty when none was sent
 * @param unit the unit of each value; empty when no value is a quantity, as for a result in words or a cancelled one
 */
public record TestKey(String code, String name, String unit) {

    /** Stands for a number in words, whose unit nobody can tell. */
    private static final String NUMBER_IN_WORDS = "number in words";

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String NO_UNIT = "no unit";

    /** @param what its code in words */
    static TestKey of(Observation observation, CodedText what) {
        return new TestKey(
                codeOf(observation.getCode()),
                SPACES.matcher(what.text().whole().toLowerCase(Locale.UK)).replaceAll(" "),
                Stream.concat(
                                Stream.of(unitOf(observation.getValue())),
                                observation.getComponent().stream().map(TestKey::unitOf))
                        .filter(unit -> !unit.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    /** The same test of somebody or something else. */
    TestKey about(String other) {
        return other.isEmpty()
                ? this
                : new TestKey(
                        code.isEmpty() ? "" : code + " about " + other,
                        name.isEmpty() ? "" : name + " about " + other,
                        unit);
    }

    /** Whether a result names its test at all; one that does not is like no other. */
    boolean isNamed() {
        return !code.isEmpty() || !name.isEmpty();
    }

    private static String codeOf(CodeableConcept concept) {
        List<Coding> codings = concept.getCoding().stream()
                .filter(c -> c.hasSystem() && c.hasCode())
                .toList();
        return Stream.concat(codings.stream().filter(c -> CodeSystems.SNOMED.equals(c.getSystem())), codings.stream())
                .map(c -> c.getSystem() + "|" + c.getCode())
                .findFirst()
                .orElse("");
    }

    /** A component's unit counts with its name: two pressures in mmHg are not one. */
    private static String unitOf(ObservationComponentComponent component) {
        String unit = unitOf(component.getValue());
        return unit.isEmpty() ? "" : CodedText.of(component.getCode()).text() + " " + unit;
    }

    private static String unitOf(@Nullable Type value) {
        return switch (value) {
            case Quantity quantity -> {
                String unit = MeasureUnit.of(quantity);
                yield unit.isEmpty() ? NO_UNIT : unit;
            }
            case StringType words ->
                Objects.requireNonNullElse(words.getValue(), "").chars().anyMatch(Character::isDigit)
                        ? NUMBER_IN_WORDS
                        : "";
            case null, default -> "";
        };
    }
}
