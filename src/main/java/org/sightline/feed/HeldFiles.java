package org.sightline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The files that a resource holds or points to, wherever its type has an attachment or a reference to a Binary: a
 * document's contents, a report's presented form, a picture, an answer of a form; and the Media or DocumentReference that
 * it names as its content. Those of contained resources are files of the resource that contains them, as nothing else
 * leads there.
 */
public final class HeldFiles {

    private static final String ID = "/[A-Za-z0-9\\-.]{1,64}(?:/_history/.*)?";
    private static final Pattern BINARY = Pattern.compile("(?:.*/)?Binary" + ID);
    private static final Pattern OF_A_FILE = Pattern.compile("(?:.*/)?(?:Media|DocumentReference)" + ID);

    /** Elements that name what holds the resource's own content, as other references to documents do not. */
    private static final Set<String> CONTENTS = Set.of("content", "content[x]", "source[x]", "link");

    private HeldFiles() {}

    /** All of them, in the order of their elements; a file is known by its place in it, from 0. */
    public static List<Attachment> of(Resource resource) {
        List<Attachment> found = new ArrayList<>();
        addThose(resource, found);
        if (resource instanceof DomainResource holder) {
            holder.getContained().forEach(inner -> addThose(inner, found));
        }
        return found;
    }

    /** The file of that place. */
    public static Optional<Attachment> of(Resource resource, int part) {
        List<Attachment> all = of(resource);
        return part < all.size() ? Optional.of(all.get(part)) : Optional.empty();
    }

    /** Whether there is any file that can be asked for. */
    public static boolean any(Resource resource) {
        return first(resource).isPresent();
    }

    /** The first that can be asked for; empty if there is none. */
    public static Optional<Attachment> first(Resource resource) {
        return of(resource).stream()
                .filter(attachment -> attachment.hasUrl() || attachment.hasData())
                .findFirst();
    }

    private static void addThose(Base of, List<Attachment> found) {
        for (Property property : of.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Attachment attachment) {
                    found.add(attachment);
                } else if (value instanceof Reference reference) {
                    file(reference, property.getName()).ifPresent(found::add);
                } else if (!(value instanceof Resource) && !value.isPrimitive()) {
                    addThose(value, found);
                }
            }
        }
    }

    /** A reference to a Binary is one to a file, as the address of an attachment is. */
    private static Optional<Attachment> file(Reference reference, String element) {
        String target = String.valueOf(reference.getReference());
        boolean isFile = reference.getResource() instanceof Binary
                || BINARY.matcher(target).matches()
                || (CONTENTS.contains(element) && OF_A_FILE.matcher(target).matches());
        return isFile
                ? Optional.of(new Attachment().setUrl(target).setTitle(reference.getDisplay()))
                : Optional.empty();
    }
}
