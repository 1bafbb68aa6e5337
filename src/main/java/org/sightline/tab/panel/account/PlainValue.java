package org.sightline.tab.panel.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeSystems;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.display.dosage.DosageWords;

/**
 * A value in plain words.
 *
 * @param words all of it
 * @param parts what a row has to say before it says the value
 */
record PlainValue(String words, List<Part> parts) {

    private static final PlainValue NONE = new PlainValue("", List.of());
    private static final List<String> OWN_SYSTEMS =
            List.of("http://terminology.hl7.org/", "http://hl7.org/fhir/", "urn:iso:std:iso:");

    PlainValue {
        parts = List.copyOf(parts);
    }

    /**
     * Words to be found in what a row says.
     *
     * @param words any of them will do
     * @param how where they have to stand
     */
    record Part(List<String> words, How how) {

        enum How {
            ANYWHERE,
            BY_ITSELF,
            /** By itself, and as often as there are elements that hold it: numbers, yes and no. */
            ONCE
        }

        static Part anywhere(String... words) {
            return new Part(List.of(words), How.ANYWHERE);
        }

        boolean isSaidBy(SaidWords row) {
            return words.stream().anyMatch(one -> switch (how) {
                case ANYWHERE -> row.says(one);
                case BY_ITSELF -> row.saysByItself(one);
                case ONCE -> row.saysOnce(one);
            });
        }
    }

    /** Whether the words are of one piece: of all other types each element is a value of its own. */
    static boolean isWhole(Base value) {
        return switch (value) {
            case PrimitiveType<?> _, Quantity _, Money _, Range _, Ratio _, Period _ -> true;
            case Coding _, CodeableConcept _, Reference _ -> true;
            default -> false;
        };
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    boolean isSaidBy(SaidWords row) {
        return parts.stream().allMatch(part -> part.isSaidBy(row));
    }

    /** @param names what a reference without words of its own leads to */
    static PlainValue of(Base value, Function<Reference, String> names) {
        return switch (value) {
            case Quantity quantity -> amount(quantity);
            case Money money ->
                number(Stream.of(text(money.getValueElement()), text(money.getCurrencyElement()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")));
            case Range range -> amounts(range);
            case Ratio ratio -> ofText(ValueText.ratio(ratio).whole());
            case Period period ->
                new PlainValue(
                        ValueText.of(period).whole(),
                        Stream.of(period.getStartElement(), period.getEndElement())
                                .filter(PrimitiveType::hasValue)
                                .map(end -> Part.anywhere(ClinicalDate.of(end).text()))
                                .toList());
            case Coding coding -> of(coding);
            case CodeableConcept concept -> of(concept);
            case Reference reference -> of(reference, names);
            case PrimitiveType<?> primitive -> of(primitive);
            default -> NONE;
        };
    }

    private static PlainValue of(PrimitiveType<?> value) {
        return switch (value) {
            case BaseDateTimeType date
            when date.hasValue() || !text(date).isEmpty() ->
                date(ClinicalDate.of(date).text());
            case BooleanType truth -> number(ValueText.of(truth).whole());
            case IntegerType _, DecimalType _ -> number(text(value));
            case Base64BinaryType file ->
                number(file.hasValue() ? "a file of " + file.getValue().length + " bytes" : "");
            case CodeType code -> code(code.getValue());
            case Enumeration<?> code -> code(text(code));
            default -> ofText(text(value));
        };
    }

    private static PlainValue of(Coding coding) {
        String display = Objects.requireNonNullElse(coding.getDisplay(), "");
        String system = Objects.requireNonNullElse(coding.getSystem(), "");
        String code = Objects.requireNonNullElse(coding.getCode(), "");
        if (system.isBlank() || OWN_SYSTEMS.stream().anyMatch(system::startsWith)) {
            return both(ofText(display), own(display, coding));
        }
        String named = code.isBlank() ? display.isBlank() ? system : "" : CodeSystems.nameOf(system) + " " + code;
        return both(ofText(display), ofText(named));
    }

    /** FHIR's own codes are put into words. */
    private static PlainValue own(String display, Coding coding) {
        String code = Words.sentence(coding.getCode()).whole();
        String known = String.valueOf(coding.getSystem()).endsWith("ObservationInterpretation")
                ? Words.interpretation(new CodeableConcept(coding)).whole()
                : "";
        List<String> words = Stream.of(display, known, code)
                .filter(word -> !word.isBlank())
                .distinct()
                .toList();
        return code.isEmpty()
                ? NONE
                : new PlainValue(
                        display.isBlank() ? words.getFirst() : display, List.of(new Part(words, Part.How.BY_ITSELF)));
    }

    private static PlainValue of(CodeableConcept concept) {
        return both(Stream.concat(
                        Stream.of(ofText(concept.getText())),
                        concept.getCoding().stream().map(PlainValue::of))
                .toArray(PlainValue[]::new));
    }

    /** The address of what is named is for machines; where nothing names it the address is all there is. An identifier stands for itself. */
    private static PlainValue of(Reference reference, Function<Reference, String> names) {
        if (reference.hasDisplay() || reference.hasIdentifier()) {
            return ofText(reference.getDisplay());
        }
        String name = names.apply(reference);
        return ofText(name.isEmpty() ? Objects.requireNonNullElse(reference.getReference(), "") : name)
                .orElse(ofText(reference.getType()));
    }

    /** The address of an extension that says no more than that it is there. */
    static PlainValue address(String url) {
        return number(url);
    }

    private PlainValue orElse(PlainValue other) {
        return isEmpty() ? other : this;
    }

    private static PlainValue ofText(String words) {
        return words == null || words.isBlank() ? NONE : new PlainValue(words.strip(), List.of(Part.anywhere(words)));
    }

    /** A mere year stands for itself: as a phrase it would be found in any date of that year. */
    private static PlainValue date(String words) {
        boolean year = words.chars().noneMatch(Character::isLetter);
        return new PlainValue(words, List.of(new Part(List.of(words), year ? Part.How.BY_ITSELF : Part.How.ANYWHERE)));
    }

    private static PlainValue code(String code) {
        String words =
                code == null || code.contains("/") ? code : Words.sentence(code).whole();
        return words == null || words.isBlank()
                ? NONE
                : new PlainValue(words, List.of(new Part(List.of(words), Part.How.BY_ITSELF)));
    }

    private static PlainValue number(String words) {
        return words.isBlank() ? NONE : new PlainValue(words, List.of(new Part(List.of(words), Part.How.ONCE)));
    }

    /** The lower end of a range stands without its unit, and amounts of medicines in the plural. */
    private static PlainValue amount(Quantity quantity) {
        String words = ValueText.quantity(quantity).whole();
        String counted = DosageWords.amount(quantity).whole();
        Part part = Part.anywhere(words, counted, ValueText.number(quantity) + " to");
        return words.isEmpty() ? NONE : new PlainValue(words, List.of(part));
    }

    private static PlainValue amounts(Range range) {
        List<Part> ends = Stream.of(range.getLow(), range.getHigh())
                .flatMap(end -> amount(end).parts().stream())
                .toList();
        String words = ValueText.of(range).whole();
        return new PlainValue(
                words.isEmpty()
                        ? amount(range.getLow()).orElse(amount(range.getHigh())).words()
                        : words,
                ends);
    }

    private static PlainValue both(PlainValue... values) {
        List<PlainValue> sent =
                Stream.of(values).filter(value -> !value.isEmpty()).toList();
        return new PlainValue(
                joined(sent),
                sent.stream().flatMap(value -> value.parts.stream()).distinct().toList());
    }

    /** Each once: the display of a code often repeats the words beside it. */
    private static String joined(List<PlainValue> values) {
        Map<String, String> byPlain = new LinkedHashMap<>();
        values.stream()
                .flatMap(value -> Stream.of(value.words.split(", ")))
                .forEach(words -> byPlain.putIfAbsent(SaidWords.plain(words), words));
        return String.join(", ", byPlain.values());
    }

    private static String text(PrimitiveType<?> value) {
        return Objects.requireNonNullElse(value.getValueAsString(), "");
    }
}
