package org.sightline.tab.panel.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/**
 * A value in plain words.
 *
 * @param words all of it
 * @param parts what a row has to say before it says the value
 */
record PlainValue(String words, List<SoughtWords> parts) {

    private static final PlainValue NONE = new PlainValue("", List.of());
    private static final List<String> OWN_SYSTEMS =
            List.of("http://terminology.hl7.org/", "http://hl7.org/fhir/", "urn:iso:std:iso:");

    PlainValue {
        parts = List.copyOf(parts);
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
        for (SoughtWords part : parts) {
            if (!part.isSaidBy(row)) {
                return false;
            }
        }
        return true;
    }

    /** @param names what a reference without words of its own leads to */
    static PlainValue of(Base value, Function<Reference, String> names) {
        return switch (value) {
            case Quantity quantity -> SentAmounts.of(quantity);
            case Money money ->
                number(Stream.of(text(money.getValueElement()), text(money.getCurrencyElement()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")));
            case Range range -> SentAmounts.of(range);
            case Ratio ratio -> SentAmounts.of(ratio);
            case Period period ->
                new PlainValue(
                        ValueText.of(period).whole(),
                        Stream.of(period.getStartElement(), period.getEndElement())
                                .filter(PrimitiveType::hasValue)
                                .map(end -> SoughtWords.anywhere(
                                        ClinicalDate.of(end).text()))
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
        if (system.isBlank() && !display.isBlank()) {
            return both(List.of(ofText(display), ofText(code)));
        }
        if (system.isBlank() || OWN_SYSTEMS.stream().anyMatch(system::startsWith)) {
            return both(List.of(ofText(display), own(display, coding)));
        }
        String named = code.isBlank() ? display.isBlank() ? system : "" : CodeSystems.nameOf(system) + " " + code;
        return both(List.of(ofText(display), ofText(named)));
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
                        display.isBlank() ? words.getFirst() : display,
                        List.of(new SoughtWords(words, SoughtWords.How.BY_ITSELF)));
    }

    private static PlainValue of(CodeableConcept concept) {
        List<PlainValue> values = new ArrayList<>();
        values.add(ofText(concept.getText()));
        concept.getCoding().forEach(coding -> values.add(of(coding)));
        return both(values);
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

    static PlainValue ofText(String words) {
        return words == null || words.isBlank()
                ? NONE
                : new PlainValue(words.strip(), List.of(SoughtWords.anywhere(words)));
    }

    /** A mere year stands for itself: as a phrase it would be found in any date of that year. */
    private static PlainValue date(String words) {
        boolean year = words.chars().noneMatch(Character::isLetter);
        return new PlainValue(
                words,
                List.of(new SoughtWords(List.of(words), year ? SoughtWords.How.BY_ITSELF : SoughtWords.How.ANYWHERE)));
    }

    private static PlainValue code(String code) {
        String words =
                code == null || code.contains("/") ? code : Words.sentence(code).whole();
        return words == null || words.isBlank()
                ? NONE
                : new PlainValue(words, List.of(new SoughtWords(List.of(words), SoughtWords.How.BY_ITSELF)));
    }

    private static PlainValue number(String words) {
        return words.isBlank()
                ? NONE
                : new PlainValue(words, List.of(new SoughtWords(List.of(words), SoughtWords.How.ONCE)));
    }

    private static PlainValue both(List<PlainValue> values) {
        List<PlainValue> sent = new ArrayList<>(values);
        sent.removeIf(PlainValue::isEmpty);
        if (sent.size() == 1 && sent.getFirst().words.indexOf(',') < 0) {
            return sent.getFirst();
        }
        Set<SoughtWords> parts = new LinkedHashSet<>();
        sent.forEach(value -> parts.addAll(value.parts));
        return new PlainValue(joined(sent), List.copyOf(parts));
    }

    /** Each once: the display of a code often repeats the words beside it. */
    private static String joined(List<PlainValue> values) {
        Map<String, String> byPlain = new LinkedHashMap<>();
        for (PlainValue value : values) {
            for (String words : value.words.split(", ")) {
                byPlain.putIfAbsent(SaidWords.plain(words), words);
            }
        }
        return String.join(", ", byPlain.values());
    }

    private static String text(PrimitiveType<?> value) {
        return Objects.requireNonNullElse(value.getValueAsString(), "");
    }
}
