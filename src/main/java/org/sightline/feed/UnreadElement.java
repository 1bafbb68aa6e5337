package org.sightline.feed;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a source sent inside a resource and the resource's own fields cannot hold: an element that FHIR R4 does not
 * have, such as {@code notDone} of the version before, or a value outside its type. It stays with the resource, so that
 * whoever shows the resource can say it.
 *
 * @param path where it stood, from the resource on, such as {@code notDoneReason.text} or {@code component[1].valueQuantity.value}
 * @param value its text
 */
public record UnreadElement(String path, String value) {

    /** The name under which a resource carries them, as user data. */
    public static final String USER_DATA = "org.sightline.unread-elements";

    /** Those of a resource, in the order they were sent; what its contained resources hold is among them. */
    public static List<UnreadElement> of(Resource resource) {
        return resource.getUserData(USER_DATA) instanceof List<?> all
                ? all.stream()
                        .filter(UnreadElement.class::isInstance)
                        .map(UnreadElement.class::cast)
                        .toList()
                : List.of();
    }

    public static void keep(Resource resource, List<UnreadElement> unread) {
        if (!unread.isEmpty()) {
            resource.setUserData(USER_DATA, List.copyOf(unread));
        }
    }
}
