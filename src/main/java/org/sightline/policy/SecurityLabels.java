package org.sightline.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** The labels of a resource wherever FHIR puts them: in its {@code meta}, and in elements that some types have for them. */
final class SecurityLabels {

    /** The one system of an element that gives a bare code. */
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    /** Elements that lead to labels, from the resource down. */
    private static final Map<String, List<List<String>>> PLACES = Map.of(
            "AuditEvent", List.of(List.of("entity", "securityLabel")),
            "Composition", List.of(List.of("confidentiality")),
            "Consent", List.of(List.of("provision", "securityLabel")),
            "Contract", List.of(List.of("term", "securityLabel"), List.of("term", "group", "securityLabel")),
            "DocumentReference", List.of(List.of("securityLabel")));

    private SecurityLabels() {}

    /** Whether any of them is so. */
    static boolean anyIs(Resource resource, Predicate<Coding> so) {
        if (resource.hasMeta()) {
            for (Coding label : resource.getMeta().getSecurity()) {
                if (so.test(label)) {
                    return true;
                }
            }
        }
        List<List<String>> places = PLACES.get(resource.fhirType());
        return places != null
                && places.stream()
                        .flatMap(path -> at(resource, path))
                        .flatMap(SecurityLabels::codings)
                        .anyMatch(so);
    }

    private static Stream<Base> at(Base element, List<String> path) {
        Stream<Base> reached = Stream.of(element);
        for (String name : path) {
            reached = reached.flatMap(parent -> children(parent, name));
        }
        return reached;
    }

    /** Those of the name, and of the same name within them, however deep: rules of a consent have rules of their own. */
    private static Stream<Base> children(Base parent, String name) {
        Property property = parent.getNamedProperty(name);
        return property == null
                ? Stream.empty()
                : property.getValues().stream()
                        .flatMap(child -> Stream.concat(Stream.of(child), children(child, name)));
    }

    /** Of a label with parts, such as a contract's, each of them. A concept without a code is a label without one. */
    private static Stream<Coding> codings(Base label) {
        return switch (label) {
            case Coding coding -> Stream.of(coding);
            case CodeableConcept concept when !concept.hasCoding() -> Stream.of(new Coding());
            case CodeableConcept concept -> concept.getCoding().stream();
            default ->
                label.isPrimitive()
                        ? Stream.of(new Coding(CONFIDENTIALITY, label.primitiveValue(), null))
                        : label.children().stream()
                                .flatMap(property -> property.getValues().stream())
                                .filter(Coding.class::isInstance)
                                .map(Coding.class::cast);
        };
    }
}
