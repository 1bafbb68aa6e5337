package org.sightline.tab.panel.account;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * The way from a resource down to an element that holds a value, by HAPI's definitions.
 *
 * @param names what the list of fates may call it and what it is within, the most particular last
 */
record ElementPath(String type, List<Step> steps, List<List<String>> names) {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final Set<String> ASIDE = Set.of("extension", "modifierExtension", "contained", "div", "resource");
    /** Data types that are made of others; of the others no more than two are gone into, one within the other. */
    private static final Set<String> WIDE = Set.of("Dosage", "Timing");

    private static final int DEEPEST = 2;
    /** A choice of any type at all, of which these will do. */
    private static final int OPEN = 15;

    private static final Set<String> SOME = Set.of("Quantity", "CodeableConcept", "Reference", "string", "date");

    /** One element on the way, with the name of its type where there is a choice. */
    record Step(BaseRuntimeChildDefinition child, String name) {

        BaseRuntimeElementDefinition<?> definition() {
            return child.getChildByName(name);
        }

        IBase made() {
            return definition().newInstance(child.getInstanceConstructorArguments());
        }

        /** The element within this one; a new one beside those that are there, if there can be several. */
        IBase within(IBase parent) {
            List<IBase> there = child.getAccessor().getValues(parent);
            if (child.getMax() == 1
                    && !there.isEmpty()
                    && there.getFirst().getClass() == definition().getImplementingClass()) {
                return there.getFirst();
            }
            IBase made = made();
            put(parent, made);
            return made;
        }

        void put(IBase parent, IBase value) {
            if (child.getMax() == 1) {
                child.getMutator().setValue(parent, value);
            } else {
                child.getMutator().addValue(parent, value);
            }
        }
    }

    /** Every element of a type that holds a value, of every type it may have. */
    static List<ElementPath> of(String type) {
        List<ElementPath> all = new ArrayList<>();
        ElementPath root = new ElementPath(type, List.of(), List.of(List.of(type, "*")));
        root.addBelow(R4.getResourceDefinition(type), all, List.of());
        return all;
    }

    private void addBelow(
            BaseRuntimeElementCompositeDefinition<?> definition, List<ElementPath> all, List<Class<?>> within) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (ASIDE.contains(child.getElementName())) {
                continue;
            }
            boolean open = child.getValidChildNames().size() > OPEN;
            child.getValidChildNames().stream()
                    .map(name -> new Step(child, name))
                    .filter(step -> step.definition() != null)
                    .filter(step -> !open || SOME.contains(step.definition().getName()))
                    .forEach(step -> add(step, all, within));
        }
    }

    private void add(Step step, List<ElementPath> all, List<Class<?>> within) {
        BaseRuntimeElementDefinition<?> definition = step.definition();
        Class<?> kind = definition.getImplementingClass();
        if (!Resource.class.isAssignableFrom(kind)
                && definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            boolean dataType =
                    Type.class.isAssignableFrom(kind) && !definition.getName().contains(".");
            boolean counts = dataType && !WIDE.contains(definition.getName());
            boolean deep = counts
                    && within.stream().filter(Type.class::isAssignableFrom).count() >= DEEPEST;
            if (!within.contains(kind) && !deep) {
                List<Class<?>> further = counts || !dataType
                        ? Stream.concat(within.stream(), Stream.of(kind)).toList()
                        : within;
                at(step, dataType ? typeNames(definition) : List.of()).addBelow(composite, all, further);
            }
        } else if (!Resource.class.isAssignableFrom(kind)) {
            all.add(at(step, List.of()));
        }
    }

    private static List<String> typeNames(BaseRuntimeElementDefinition<?> definition) {
        return Quantity.class.isAssignableFrom(definition.getImplementingClass())
                ? List.of(definition.getName(), "Quantity")
                : List.of(definition.getName());
    }

    private ElementPath at(Step step, List<String> beginning) {
        String element = step.child.getElementName().replace("[x]", "");
        List<String> further = element.equals("id") ? List.of("Element.id") : beginning;
        List<String> lower = Stream.concat(names.getLast().stream().map(name -> name + "." + element), further.stream())
                .toList();
        return new ElementPath(
                type,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                Stream.concat(names.stream(), Stream.of(lower)).toList());
    }

    Step last() {
        return steps.getLast();
    }

    /** The element that is to hold it, made where it is not there. */
    IBase parent(Resource resource) {
        IBase parent = resource;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            parent = step.within(parent);
        }
        if (parent instanceof Quantity amount && !amount.hasValue()) {
            amount.setValue(41);
        }
        if (parent instanceof Coding coding && !coding.hasCode()) {
            coding.setCode("coded");
        }
        return parent;
    }

    /** Whether the list names it, or something it is within. */
    boolean isIn(Set<String> list) {
        return IntStream.range(1, names.size())
                .anyMatch(i -> names.get(i).stream().anyMatch(list::contains));
    }

    @Override
    public String toString() {
        return type + "." + String.join(".", steps.stream().map(Step::name).toList());
    }
}
