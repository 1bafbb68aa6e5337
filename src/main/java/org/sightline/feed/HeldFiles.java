package org.sightline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * The files that a resource holds or points to, wherever its type has an attachment: a document's contents, a report's
 * presented form, a picture, an answer of a form. Those of contained resources are files of these.
 */
public final class HeldFiles {

    private HeldFiles() {}

    /** All attachments, in the order of their elements; a file is known by its place in it, from 0. */
    public static List<Attachment> of(Resource resource) {
        List<Attachment> found = new ArrayList<>();
        addThose(resource, found);
        return found;
    }

    /** The file of that place. */
    public static Optional<Attachment> of(Resource resource, int part) {
        List<Attachment> all = of(resource);
        return part < all.size() ? Optional.of(all.get(part)) : Optional.empty();
    }

    /** Whether there is any file that can be asked for. */
    public static boolean any(Resource resource) {
        return of(resource).stream().anyMatch(attachment -> attachment.hasUrl() || attachment.hasData());
    }

    private static void addThose(Base of, List<Attachment> found) {
        for (Property property : of.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Attachment attachment) {
                    found.add(attachment);
                } else if (!(value instanceof Resource) && !value.isPrimitive()) {
                    addThose(value, found);
                }
            }
        }
    }
}
