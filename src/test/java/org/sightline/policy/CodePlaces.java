package org.sightline.policy;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A resource for every place in which FHIR R4 lets a source put a concept, found by what its definitions say. */
final class CodePlaces {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final int DEEPEST = 4;

    private final CodeableConcept concept;
    private final List<Place> found = new ArrayList<>();

    private CodePlaces(CodeableConcept concept) {
        this.concept = concept;
    }

    /** A resource with the concept in one of its elements. */
    record Place(String name, Resource resource) {}

    private record Step(BaseRuntimeChildDefinition child, String name) {}

    static List<Place> of(CodeableConcept concept) {
        CodePlaces places = new CodePlaces(concept);
        FHIR.getResourceTypes().forEach(type -> places.walk(type, FHIR.getResourceDefinition(type), List.of()));
        return places.found;
    }

    private void walk(String type, BaseRuntimeElementCompositeDefinition<?> of, List<Step> steps) {
        for (BaseRuntimeChildDefinition child : of.getChildren()) {
            if (child instanceof RuntimeChildExtension) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
                List<Step> longer = Stream.concat(steps.stream(), Stream.of(new Step(child, name)))
                        .toList();
                if (filled(definition) != null) {
                    found.add(new Place(name(type, longer), resource(type, longer)));
                } else if (definition instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && longer.size() < DEEPEST) {
                    walk(type, inner, longer);
                }
            }
        }
    }

    private static String name(String type, List<Step> steps) {
        return type + "." + String.join(".", steps.stream().map(Step::name).toList());
    }

    /** With the concept, if it is a type that takes it. */
    private @Nullable IBase filled(BaseRuntimeElementDefinition<?> definition) {
        Class<?> type = definition.getImplementingClass();
        if (type == CodeableConcept.class) {
            return concept.copy();
        }
        if (type == Coding.class) {
            return concept.getCodingFirstRep().copy();
        }
        return null;
    }

    private Resource resource(String type, List<Step> steps) {
        Resource resource = (Resource) FHIR.getResourceDefinition(type).newInstance();
        IBase parent = resource;
        for (Step step : steps) {
            BaseRuntimeElementDefinition<?> definition = step.child().getChildByName(step.name());
            IBase made = filled(definition);
            IBase value = made == null ? definition.newInstance(step.child().getInstanceConstructorArguments()) : made;
            step.child().getMutator().addValue(parent, value);
            parent = value;
        }
        return resource;
    }
}
