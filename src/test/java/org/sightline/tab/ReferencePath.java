package org.sightline.tab;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A reference somewhere in a resource type, as HAPI defines it: the children that lead to it. */
record ReferencePath(FhirContext fhir, String type, List<Step> steps) {

    private static final int DEEPEST = 4;

    record Step(BaseRuntimeChildDefinition child, String name) {
        BaseRuntimeElementDefinition<?> definition() {
            return child.getChildByName(name);
        }

        IBase newInstance() {
            return definition().newInstance(child.getInstanceConstructorArguments());
        }
    }

    static List<ReferencePath> of(FhirContext fhir, String type) {
        List<ReferencePath> found = new ArrayList<>();
        new ReferencePath(fhir, type, List.of()).collect(fhir.getResourceDefinition(type), found);
        return found;
    }

    /** A resource of the type with this reference at this path and nothing else. */
    Resource resource(Reference reference) {
        Resource resource = (Resource) fhir.getResourceDefinition(type).newInstance();
        IBase parent = resource;
        for (Step step : steps) {
            IBase value = step == steps.getLast() ? reference : step.newInstance();
            step.child().getMutator().addValue(parent, value);
            parent = value;
        }
        return resource;
    }

    private void collect(BaseRuntimeElementCompositeDefinition<?> definition, List<ReferencePath> found) {
        for (BaseRuntimeChildDefinition child : definition.getChildrenAndExtension()) {
            if (!(child instanceof RuntimeChildContainedResources) && !isModifierExtension(child)) {
                child.getValidChildNames().forEach(name -> collect(new Step(child, name), found));
            }
        }
    }

    /** HAPI names what it holds as it names what an extension holds, and then does not find it by that name. */
    private static boolean isModifierExtension(BaseRuntimeChildDefinition child) {
        return child.getElementName().equals("modifierExtension");
    }

    private void collect(Step step, List<ReferencePath> found) {
        BaseRuntimeElementDefinition<?> of = step.definition();
        if (of != null && Reference.class.isAssignableFrom(of.getImplementingClass())) {
            found.add(then(step));
        } else if (of instanceof BaseRuntimeElementCompositeDefinition<?> composite
                && steps.size() < DEEPEST
                && steps.stream().noneMatch(earlier -> earlier.definition() == of)) {
            then(step).collect(composite, found);
        }
    }

    private ReferencePath then(Step step) {
        return new ReferencePath(
                fhir, type, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }
}
