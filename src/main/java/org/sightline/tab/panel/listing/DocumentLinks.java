package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.PanelPlace;

/** Where a document opens on Sightline, if it names a file at all. */
public final class DocumentLinks {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private DocumentLinks() {}

    public static List<Link> of(Entry<DocumentReference> entry, PanelPlace place) {
        DocumentReference document = entry.resource();
        String id = Objects.requireNonNullElse(document.getIdElement().getIdPart(), "");
        boolean hasFile = document.getContent().stream()
                .map(DocumentReferenceContentComponent::getAttachment)
                .anyMatch(DocumentLinks::leadsSomewhere);
        return hasFile && ID.matcher(id).matches()
                ? List.of(
                        new Link("Open document", place.document(entry.source().feed(), id)))
                : List.of();
    }

    private static boolean leadsSomewhere(Attachment attachment) {
        return attachment.hasUrl() || attachment.hasData();
    }
}
