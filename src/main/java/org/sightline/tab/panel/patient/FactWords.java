package org.sightline.tab.panel.patient;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;

/** Names, addresses and other things that are held of a person, in a line each. */
final class FactWords {

    /** Said of what is not in use any more. */
    static final String OVER = "no longer used";

    private FactWords() {}

    /** Any value, as a person would write it down. */
    static ShownText of(@Nullable Type value) {
        return switch (value) {
            case null -> ShownText.NONE;
            case Address address -> address(address);
            case HumanName name -> name(name);
            case ContactPoint point -> telecom(point);
            case Reference reference -> reference(reference);
            case Identifier identifier -> identifier(identifier);
            case Attachment attachment -> attachment(attachment);
            case Coding coding -> Codes.words(coding);
            default -> ValueText.of(value);
        };
    }

    /** {@code Interpreter required: Yes}: its value, or those of the extensions within it. */
    static ShownText of(Extension extension) {
        return extension.hasValue()
                ? of(extension.getValue())
                : ShownText.joined(
                        "; ",
                        extension.getExtension().stream()
                                .map(inner -> Codes.labelled(ExtensionLabels.of(inner.getUrl()) + ": ", of(inner)))
                                .toArray(ShownText[]::new));
    }

    /** {@code Ms Ivy Rose ADEYEMI}, as it is spoken, with the use and the time its source gives it. */
    static ShownText name(HumanName name) {
        String parts = words(Stream.of(
                        name.getPrefix().stream(),
                        name.getGiven().stream(),
                        Stream.of(name.getFamilyElement()),
                        name.getSuffix().stream())
                .flatMap(part -> part)
                .map(PrimitiveType::getValueAsString));
        String whole = name.getText() != null && !name.getText().equals(parts)
                ? words(Stream.of(name.getText(), parts.isEmpty() ? "" : "(" + parts + ")"))
                : parts;
        return noted(whole, Codes.of(name.getUseElement()), name.getPeriod());
    }

    static ShownText address(Address address) {
        String parts = listed(Stream.concat(
                address.getLine().stream().map(PrimitiveType::getValueAsString),
                Stream.of(
                        address.getCity(),
                        address.getDistrict(),
                        address.getState(),
                        address.getPostalCode(),
                        address.getCountry())));
        boolean apart = address.getText() != null && !parts.isEmpty() && !saysAll(address.getText(), parts);
        String whole = address.getText() != null ? address.getText() + (apart ? " (" + parts + ")" : "") : parts;
        String kind = listed(Stream.of(Codes.of(address.getUseElement()), Codes.of(address.getTypeElement())));
        return noted(whole, kind, address.getPeriod());
    }

    static ShownText telecom(ContactPoint point) {
        String system = Codes.of(point.getSystemElement());
        String kind = system.equals("phone") ? "" : Words.sentence(system).whole();
        String rank = Codes.labelled("preference ", ShownText.of(Codes.of(point.getRankElement())))
                .whole();
        return noted(
                words(Stream.of(kind, point.getValue())),
                listed(Stream.of(Codes.of(point.getUseElement()), rank)),
                point.getPeriod());
    }

    static ShownText identifier(Identifier identifier) {
        ShownText kind = Codes.texts(List.of(identifier.getType()));
        String known = listed(Stream.of(
                kind.whole(),
                Codes.of(identifier.getUseElement()),
                identifier.getSystem(),
                Codes.labelled("given by ", reference(identifier.getAssigner())).whole()));
        return noted(Objects.requireNonNullElse(identifier.getValue(), ""), known, identifier.getPeriod());
    }

    /** Its words and what it is known by; without either, where it leads. */
    static ShownText reference(Reference reference) {
        ShownText known = reference.hasIdentifier() ? identifier(reference.getIdentifier()) : ShownText.NONE;
        return ShownText.joined(", ", ShownText.of(reference.getDisplay()), known)
                .orElse(ShownText.of(reference.getReference()));
    }

    /** That there is one, and what it is called: a picture of the patient is not shown. */
    static ShownText attachment(Attachment attachment) {
        String words = listed(Stream.of(
                attachment.getTitle(),
                attachment.getContentType(),
                attachment.hasCreation()
                        ? ValueText.of(attachment.getCreationElement()).whole()
                        : "",
                attachment.getUrl()));
        return ShownText.of("Held by the source, not shown here" + (words.isEmpty() ? "" : ": " + words));
    }

    private static ShownText noted(String words, String kind, Period period) {
        String note = listed(Stream.of(
                kind.equals("old") ? OVER : kind,
                ValueText.of(period.isEmpty() ? null : period).whole()));
        return words.isBlank() || note.isEmpty()
                ? ShownText.of(words.isBlank() ? note : words)
                : ShownText.of(words + " (" + note + ")");
    }

    private static boolean saysAll(String text, String parts) {
        return Stream.of(parts.split(", ")).allMatch(text::contains);
    }

    private static String words(Stream<@Nullable String> parts) {
        return parts.filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "));
    }

    private static String listed(Stream<@Nullable String> parts) {
        return parts.filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
    }

    /** Somebody whom a source names with the patient: {@code Femi Adeyemi, son, 07700 900 142}. */
    static ShownText contact(ContactComponent person) {
        return ShownText.joined(
                ", ",
                Stream.of(
                                Stream.of(
                                        name(person.getName()),
                                        Codes.texts(person.getRelationship()),
                                        reference(person.getOrganization()),
                                        address(person.getAddress())),
                                person.getTelecom().stream().map(FactWords::telecom),
                                Stream.of(
                                        Words.sentence(Codes.of(person.getGenderElement())),
                                        ValueText.of(person.hasPeriod() ? person.getPeriod() : null)),
                                person.getExtension().stream()
                                        .map(extension -> Codes.labelled(
                                                ExtensionLabels.of(extension.getUrl()) + ": ", of(extension))))
                        .flatMap(words -> words)
                        .toArray(ShownText[]::new));
    }
}
