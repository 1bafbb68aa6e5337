package org.sightline.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jsoup.nodes.Element;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.PersonName;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.document.bounds.Bounds;

/** What an entry of a FHIR document is, in a line, whatever its type: its name, its value, its date, its status. */
final class FhirEntries {

    private static final int MOST = 500;

    private static final List<String> NAMES = List.of(
            "code",
            "medication",
            "vaccineCode",
            "substance",
            "type",
            "name",
            "description",
            "title",
            "deviceName",
            "category",
            "text");
    private static final List<String> VALUES = List.of("value", "dosage", "dosageInstruction", "reaction", "target");
    private static final List<String> DATES = List.of(
            "effective",
            "onset",
            "performed",
            "occurrence",
            "authoredOn",
            "dateAsserted",
            "recordedDate",
            "recorded",
            "date",
            "issued",
            "created",
            "start");
    private static final List<String> STATUSES = List.of("status", "intent", "clinicalStatus", "verificationStatus");

    private final FhirTree tree;
    private final FhirPeople people;

    FhirEntries(FhirTree tree, FhirPeople people) {
        this.tree = tree;
        this.people = people;
    }

    void list(List<Reference> references, Element list) {
        references.stream().limit(MOST).forEach(reference -> {
            Bounds.goOn();
            list.appendElement("li").text(tree.at(reference).map(this::line).orElseGet(() -> outside(reference)));
        });
        if (references.size() > MOST) {
            list.appendElement("li").text("and " + (references.size() - MOST) + " more, which are not listed");
        }
    }

    private static String outside(Reference reference) {
        String display = ShownText.of(reference.getDisplay()).whole();
        return display.isEmpty() ? "An entry that is not in the file" : display + " (not in the file)";
    }

    private String line(Resource resource) {
        boolean not = children(resource, "doNotPerform")
                .anyMatch(base -> base instanceof BooleanType yes && yes.booleanValue());
        String name = first(resource, NAMES);
        String value = all(resource, VALUES);
        String said = about(resource)
                + (not ? "Not: " : "")
                + Words.sentence(resource.fhirType()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                .toLowerCase(Locale.ROOT))
                        .whole()
                + (name.isEmpty() ? "" : ": " + name)
                + (value.isEmpty() ? "" : ": " + value);
        String date = first(resource, DATES);
        String status = all(resource, STATUSES);
        return said + (date.isEmpty() ? "" : ", " + date) + (status.isEmpty() ? "" : ", status " + status);
    }

    private String about(Resource resource) {
        return people.another(resource)
                .map(patient -> first(patient, List.of("name")))
                .map(name -> "About another patient" + (name.isEmpty() ? ": " : ", " + name + ": "))
                .orElse(people.isAboutSomebodyOutside(resource) ? "About a patient who is not in the file: " : "");
    }

    private String first(Resource resource, List<String> elements) {
        return elements.stream()
                .map(element -> CdaXml.joined(children(resource, element).map(this::words), "; "))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String all(Resource resource, List<String> elements) {
        return CdaXml.joined(
                elements.stream()
                        .flatMap(element -> children(resource, element))
                        .map(this::words),
                "; ");
    }

    /** What is in an element, a choice of types or not. */
    private static Stream<Base> children(Resource resource, String element) {
        return resource.children().stream()
                .filter(child ->
                        child.getName().equals(element) || child.getName().equals(element + "[x]"))
                .flatMap(child -> child.getValues().stream());
    }

    /** A value in words; of a group of elements, its text or its first code. */
    String words(Base value) {
        return switch (value) {
            case CodeableConcept concept -> CodedText.of(concept).text().whole();
            case Reference reference -> referred(reference);
            case HumanName name ->
                PersonName.of(List.of(name)).map(FhirEntries::named).orElse("");
            case org.hl7.fhir.r4.model.BaseDateTimeType date ->
                ClinicalDate.of(date).text();
            case org.hl7.fhir.r4.model.Period period -> ValueText.period(period).whole();
            case PrimitiveType<?> plain ->
                ShownText.of(plain.getValueAsString()).whole();
            case Type type -> typed(type);
            default -> grouped(value);
        };
    }

    private static String typed(Type type) {
        return type instanceof org.hl7.fhir.r4.model.BackboneType
                ? grouped(type)
                : ValueText.of(type).whole();
    }

    /** Such as a dose or a reaction: what they say in words. */
    private static String grouped(Base group) {
        return Stream.of("text", "manifestation", "substance", "description")
                .map(name -> Optional.ofNullable(group.getNamedProperty(name)))
                .flatMap(Optional::stream)
                .flatMap(property -> property.getValues().stream())
                .map(value -> value instanceof CodeableConcept concept
                        ? CodedText.of(concept).text().whole()
                        : value instanceof PrimitiveType<?> plain
                                ? ShownText.of(plain.getValueAsString()).whole()
                                : "")
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The name of what is referred to; one step only, so that no circle is walked. */
    String referred(Reference reference) {
        String display = ShownText.of(reference.getDisplay()).whole();
        if (!display.isEmpty()) {
            return display;
        }
        return tree.at(reference)
                .flatMap(resource -> Stream.of("name", "code", "title")
                        .flatMap(element -> children(resource, element))
                        .filter(value -> !(value instanceof Reference))
                        .map(this::words)
                        .filter(words -> !words.isEmpty())
                        .findFirst())
                .orElse("");
    }

    private static String named(PersonName name) {
        return name.name().whole();
    }
}
