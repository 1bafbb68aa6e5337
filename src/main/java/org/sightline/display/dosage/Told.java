package org.sightline.display.dosage;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Property;
import org.sightline.display.ShownText;

/**
 * Keeps account of the parts of a value that were put into words, so that whatever else was sent can be owned up to.
 * A part that was told counts as a whole; extensions in it do not, since nobody here knows what they mean.
 */
final class Told {

    /** What to say when not all was told. */
    static final String MORE = "This instruction has more parts: see the source.";

    private final Set<Base> told = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The words again; the part is told if there are any. */
    ShownText as(Base part, ShownText words) {
        if (!words.isEmpty()) {
            told.add(part);
        }
        return words;
    }

    /** The same of parts that are told together. */
    ShownText as(Collection<? extends Base> parts, ShownText words) {
        parts.forEach(part -> as(part, words));
        return words;
    }

    /** A part that needs no words of its own. */
    void without(Base part) {
        told.add(part);
    }

    /** All that was told. */
    List<Base> parts() {
        return List.copyOf(told);
    }

    /** Whether nothing of it is left that was not put into words. */
    boolean all(Base whole) {
        return all(whole, false);
    }

    private boolean all(Base part, boolean within) {
        boolean here = within || told.contains(part);
        boolean untold = part.isPrimitive() && part.hasPrimitiveValue() && !here;
        return !untold && !hasExtension(part) && (part.isPrimitive() || areChildrenTold(part, here));
    }

    private boolean areChildrenTold(Base part, boolean within) {
        for (Property property : part.children()) {
            for (Base child : property.getValues()) {
                if (!property.getName().equals("id") && !all(child, within)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Asked of the element, because HAPI does not count extensions among the children of a Dosage or a Timing. */
    private static boolean hasExtension(Base part) {
        return (part instanceof Element element && element.hasExtension())
                || (part instanceof IBaseHasModifierExtensions more && more.hasModifierExtension());
    }
}
