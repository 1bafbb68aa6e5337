package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.XhtmlType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in a resource of any type in which every element is filled, against what its library lists of it. */
class InnerElementsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("F19 H13 no element of any type hides a reference, in extensions and contained resources neither")
    void findsWhatAWalkThroughEveryListedElementFinds(String type) {
        for (FilledResource.Choice choice : FilledResource.Choice.values()) {
            Resource resource = FilledResource.of(FHIR, type, choice);
            Map<Base, String> listed = new IdentityHashMap<>();
            walk(resource, listed::put);
            Map<Base, String> found = new IdentityHashMap<>();
            InnerElements.references(resource, found::put);
            Set<Base> all = Collections.newSetFromMap(new IdentityHashMap<>());
            InnerElements.anyIs(resource, element -> !all.add(element));

            assertTrue(listed.size() > 10, () -> type + " " + listed.size());
            assertEquals(Set.of(), missing(listed.keySet(), all));
            Map<Base, String> references = new IdentityHashMap<>(listed);
            references.keySet().removeIf(element -> !(element instanceof Reference));
            assertTrue(references.size() > 3, () -> type + " " + references.size());
            references.forEach((reference, types) -> assertEquals(types, found.get(reference)));
        }
    }

    /** Of each kind that is not found, its class. */
    private static Set<String> missing(Set<Base> listed, Set<Base> found) {
        Map<String, Integer> missing = new HashMap<>();
        listed.stream()
                .filter(element -> !found.contains(element))
                // made anew at each call, of the words of a narrative; what it held would be found missing too
                .filter(element -> !(element instanceof XhtmlType))
                .forEach(element -> missing.merge(element.getClass().getName(), 1, Integer::sum));
        return missing.keySet();
    }

    private static void walk(Base element, BiConsumer<Base, String> each) {
        for (Property property : element.children()) {
            property.getValues().forEach(value -> add(value, property.getTypeCode(), each));
        }
        if (element instanceof Resource resource && resource.hasMeta()) {
            add(resource.getMeta(), "Meta", each);
        }
        if (element instanceof DomainResource domain) {
            domain.getContained().forEach(inner -> add(inner, "Resource", each));
            if (domain.hasText()) {
                add(domain.getText(), "Narrative", each);
            }
        }
        extensionsOf(element).forEach(extension -> add((Base) extension, "Extension", each));
    }

    private static Stream<?> extensionsOf(Base element) {
        return Stream.concat(
                element instanceof IBaseHasExtensions one ? List.copyOf(one.getExtension()).stream() : Stream.empty(),
                element instanceof IBaseHasModifierExtensions one
                        ? List.copyOf(one.getModifierExtension()).stream()
                        : Stream.empty());
    }

    private static void add(Base element, String types, BiConsumer<Base, String> each) {
        each.accept(element, types);
        walk(element, each);
    }

    private static Stream<String> types() {
        return FHIR.getResourceTypes().stream();
    }
}
