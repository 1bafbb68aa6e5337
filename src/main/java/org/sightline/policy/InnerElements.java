package org.sightline.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Property;

/** All that a resource is made of, contained resources and extensions, even of primitive elements, included. */
final class InnerElements {

    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    private InnerElements() {}

    /** Whether one of them is so; those after the first are not looked at. */
    static boolean anyIs(Base element, Predicate<Base> so) {
        for (Property property : element.children()) {
            if (!EXTENSIONS.contains(property.getName()) && anyOf(property.getValues(), so)) {
                return true;
            }
        }
        // definitions of the standard's own list what they have in common with every resource nowhere
        if (element instanceof MetadataResource definition
                && (anyOf(List.of(definition.getMeta()), so) || anyOf(definition.getContained(), so))) {
            return true;
        }
        // some types, such as Timing, do not list theirs among their children
        return (element instanceof IBaseHasExtensions extended
                        && extended.hasExtension()
                        && anyOf(extended.getExtension(), so))
                || (element instanceof IBaseHasModifierExtensions modified
                        && modified.hasModifierExtension()
                        && anyOf(modified.getModifierExtension(), so));
    }

    private static boolean anyOf(List<?> values, Predicate<Base> so) {
        for (Object value : values) {
            Base element = (Base) value;
            boolean isDeeper =
                    !element.isPrimitive() || (element instanceof Element primitive && primitive.hasExtension());
            if (so.test(element) || (isDeeper && anyIs(element, so))) {
                return true;
            }
        }
        return false;
    }
}
