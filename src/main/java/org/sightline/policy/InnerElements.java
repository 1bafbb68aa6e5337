package org.sightline.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/** All that a resource is made of, contained resources and extensions, even of primitive elements, included. */
final class InnerElements {

    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    /** Of each class of the library: {@link Base#children} writes all of its words down anew at each call. */
    private static final Map<Class<?>, List<ChildElement>> CHILDREN = new ConcurrentHashMap<>();

    private InnerElements() {}

    /**
     * An element of a class of the library.
     *
     * @param name without {@code [x]}, as its values are asked for
     * @param types as HAPI writes them: {@code Reference(Condition|Procedure)}
     */
    private record ChildElement(String name, int hash, String types) {
        ChildElement(String name, String types) {
            this(name, name.hashCode(), types);
        }

        Base[] valuesIn(Base parent) {
            return parent.getProperty(hash, name, false);
        }
    }

    /** Whether one of them is so; those after the first are not looked at. */
    static boolean anyIs(Base element, Predicate<Base> so) {
        return anyIs(element, (inner, _) -> so.test(inner));
    }

    /**
     * Each reference in it, with the types of the element that it stands in, as HAPI writes them: {@code
     * Reference(Condition|Procedure)}.
     */
    static void references(Base element, BiConsumer<Reference, String> each) {
        anyIs(element, (inner, types) -> {
            if (inner instanceof Reference reference) {
                each.accept(reference, types);
            }
            return false;
        });
    }

    /** As {@link #anyIs(Base, Predicate)}, with the types of the element that each stands in. */
    static boolean anyIs(Base element, BiPredicate<Base, String> so) {
        for (ChildElement child : childrenOf(element)) {
            for (Base value : child.valuesIn(element)) {
                if (isOrHas(value, child.types(), so)) {
                    return true;
                }
            }
        }
        // some types, such as Timing, do not list theirs among their children
        return (element instanceof IBaseHasExtensions extended
                        && extended.hasExtension()
                        && anyOf(extended.getExtension(), so))
                || (element instanceof IBaseHasModifierExtensions modified
                        && modified.hasModifierExtension()
                        && anyOf(modified.getModifierExtension(), so));
    }

    private static boolean anyOf(List<?> extensions, BiPredicate<Base, String> so) {
        for (Object extension : extensions) {
            if (isOrHas((Base) extension, "Extension", so)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOrHas(Base value, String types, BiPredicate<Base, String> so) {
        boolean isDeeper = !value.isPrimitive() || (value instanceof Element primitive && primitive.hasExtension());
        return so.test(value, types) || (isDeeper && anyIs(value, so));
    }

    private static List<ChildElement> childrenOf(Base element) {
        List<ChildElement> known = CHILDREN.get(element.getClass());
        return known == null ? CHILDREN.computeIfAbsent(element.getClass(), _ -> readFrom(element)) : known;
    }

    /** What an element has is the same for all of its class, filled or not. */
    private static List<ChildElement> readFrom(Base element) {
        Stream<ChildElement> listed = element.children().stream()
                .filter(property -> !EXTENSIONS.contains(property.getName()))
                // the words of a narrative hold no element, and are put together anew at each call
                .filter(property -> !property.getTypeCode().equals("xhtml"))
                .map(InnerElements::child);
        // definitions of the standard's own list what they have in common with every resource nowhere
        Stream<ChildElement> common = element instanceof MetadataResource
                ? Stream.of(
                        new ChildElement("meta", "Meta"),
                        new ChildElement("text", "Narrative"),
                        new ChildElement("contained", "Resource"))
                : Stream.empty();
        return Stream.concat(listed, common).toList();
    }

    private static ChildElement child(Property property) {
        return new ChildElement(property.getName().replace("[x]", ""), property.getTypeCode());
    }
}
