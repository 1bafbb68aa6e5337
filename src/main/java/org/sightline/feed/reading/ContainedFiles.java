package org.sightline.feed.reading;

import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** What a resource holds inside itself, by the name it has there. */
final class ContainedFiles {

    private ContainedFiles() {}

    /** @param fragment such as {@code #x} */
    static Optional<Resource> named(String fragment, DomainResource holder) {
        return holder.getContained().stream()
                .filter(inner -> fragment.equals("#" + idOf(inner)))
                .findFirst();
    }

    private static String idOf(Resource inner) {
        return Objects.requireNonNullElse(inner.getIdElement().getIdPart(), "").replaceFirst("^#", "");
    }
}
