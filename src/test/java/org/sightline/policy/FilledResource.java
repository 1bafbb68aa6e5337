package org.sightline.policy;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BackboneType;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource with a value in every element that the library defines, to a depth, and an extension that refers to something
 * on every element, on primitive ones as well.
 */
final class FilledResource {

    private static final int DEEPEST = 4;

    private final Choice choice;

    private FilledResource(Choice choice) {
        this.choice = choice;
    }

    /** Which of the types of an element it has a value of. */
    enum Choice {
        REFERENCE,
        LAST;

        private String of(BaseRuntimeChildDefinition child) {
            List<String> names = child.getValidChildNames().stream()
                    .filter(name -> !name.endsWith("Xhtml"))
                    .sorted()
                    .toList();
            return switch (this) {
                case LAST -> names.getLast();
                case REFERENCE ->
                    names.stream()
                            .filter(name -> Reference.class.isAssignableFrom(
                                    child.getChildByName(name).getImplementingClass()))
                            .findFirst()
                            .orElse(names.getFirst());
            };
        }
    }

    static Resource of(FhirContext fhir, String type, Choice choice) {
        FilledResource filling = new FilledResource(choice);
        Resource resource = filling.filled(fhir, type);
        if (resource instanceof DomainResource domain) {
            domain.addContained(filling.filled(fhir, "Provenance"));
            domain.addExtension(referring());
            domain.addModifierExtension(referring());
        }
        return resource;
    }

    private Resource filled(FhirContext fhir, String type) {
        BaseRuntimeElementCompositeDefinition<?> definition = fhir.getResourceDefinition(type);
        Resource resource = (Resource) definition.newInstance();
        fill(resource, definition, List.of(definition));
        return resource;
    }

    private void fill(
            IBase parent, BaseRuntimeElementCompositeDefinition<?> of, List<BaseRuntimeElementDefinition<?>> within) {
        for (BaseRuntimeChildDefinition child : of.getChildren()) {
            if (!(child instanceof RuntimeChildContainedResources) && !(child instanceof RuntimeChildExtension)) {
                add(parent, child, within);
            }
        }
    }

    private void add(IBase parent, BaseRuntimeChildDefinition child, List<BaseRuntimeElementDefinition<?>> within) {
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(choice.of(child));
        if (IBaseResource.class.isAssignableFrom(definition.getImplementingClass())) {
            Basic inner = new Basic();
            inner.setAuthor(new Reference("Condition/1"));
            child.getMutator().addValue(parent, inner);
            return;
        }
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        child.getMutator().addValue(parent, value);
        if (value instanceof Element element) {
            element.addExtension(referring());
        }
        switch (value) {
            case BackboneElement element -> element.addModifierExtension(referring());
            case BackboneType element -> element.addModifierExtension(referring());
            default -> {}
        }
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                && within.size() < DEEPEST
                && !within.contains(definition)) {
            fill(
                    value,
                    composite,
                    Stream.concat(within.stream(), Stream.of(definition)).toList());
        }
    }

    private static Extension referring() {
        Reference reference = new Reference(new Condition());
        reference.getIdentifier().setAssigner(new Reference("Organization/1"));
        return new Extension("urn:x", reference);
    }
}
