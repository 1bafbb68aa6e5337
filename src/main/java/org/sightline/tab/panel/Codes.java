package org.sightline.tab.panel;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/** Codes and extensions a panel kind branches on. */
public final class Codes {

    public static final String UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-";

    /** The elements that may say so, whatever the type. */
    private static final List<String> STATUSES =
            List.of("status", "docStatus", "verificationStatus", "lifecycleStatus");

    private Codes() {}

    /** The code of a status-like concept, HL7's own code system first; empty when it has none. */
    public static String status(CodeableConcept concept) {
        Stream<Coding> ordered = Stream.concat(
                concept.getCoding().stream()
                        .filter(c -> c.getSystem() != null && c.getSystem().startsWith("http://terminology.hl7.org/")),
                concept.getCoding().stream());
        return ordered.map(Coding::getCode).filter(Objects::nonNull).findFirst().orElse("");
    }

    /** The code of an element that has one of FHIR's own; empty when it is absent or not one of them. */
    public static String of(PrimitiveType<?> element) {
        return Objects.requireNonNullElse(element.getValueAsString(), "");
    }

    /** Whether an element says yes; one that has nothing but an extension says nothing. */
    public static boolean is(BooleanType element) {
        return Boolean.TRUE.equals(element.getValue());
    }

    /** Whether one of its statuses says that it was never right. */
    public static boolean isEnteredInError(Resource resource) {
        for (String element : STATUSES) {
            Base[] values = resource.getProperty(element.hashCode(), element, false);
            if (values != null && saysInError(values)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysInError(Base[] statuses) {
        for (Base status : statuses) {
            String code = status instanceof CodeableConcept concept ? status(concept) : status.primitiveValue();
            if ("entered-in-error".equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** What says what an entry is, or of which kind: the code and coded value of an observation, categories. */
    static Stream<CodeableConcept> naming(Resource resource) {
        Property category = resource.getNamedProperty("category");
        return Stream.concat(
                        resource instanceof Observation observation
                                ? Stream.of(observation.getCode(), observation.getValue())
                                : Stream.empty(),
                        category == null ? Stream.empty() : category.getValues().stream())
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast);
    }

    /** Who or what a reference names: its display, or what it is known by. */
    public static ShownText named(Reference reference) {
        ShownText display = ShownText.of(reference.getDisplay());
        return display.isEmpty() ? ShownText.of(reference.getIdentifier().getValue()) : display;
    }

    public static List<ShownText> named(List<Reference> references) {
        return references.stream().map(Codes::named).toList();
    }

    /** The codes of the concepts, each on a line of its own. */
    public static ShownText codes(List<CodeableConcept> concepts) {
        return ShownText.joined(
                "\n", concepts.stream().map(c -> CodedText.of(c).codes()).toArray(ShownText[]::new));
    }

    /** Words after their label; none without words. */
    public static ShownText labelled(String label, ShownText words) {
        return words.isEmpty() ? words : ShownText.of(label + words);
    }

    /** What the concepts say, in one line. */
    public static ShownText texts(List<CodeableConcept> concepts) {
        return ShownText.of(concepts.stream()
                .map(c -> CodedText.of(c).full().whole())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    /** The words of an extension's value, whether it is a code, a text or a concept; empty when absent. */
    public static ShownText words(Type value) {
        return value instanceof CodeableConcept concept
                ? CodedText.of(concept).text()
                : value instanceof Coding coding
                        ? CodedText.of(new CodeableConcept(coding)).text()
                        : ShownText.of(value.primitiveValue());
    }

    /** The value of the first extension whose address is this one, if it has a value. */
    public static Stream<Type> extension(Element element, String url) {
        return values(element.getExtension().stream(), url);
    }

    public static Stream<Type> extension(org.hl7.fhir.r4.model.DomainResource resource, String url) {
        return values(resource.getExtension().stream(), url);
    }

    private static Stream<Type> values(Stream<Extension> extensions, String url) {
        return extensions
                .filter(extension -> url.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(Objects::nonNull)
                .limit(1);
    }
}
