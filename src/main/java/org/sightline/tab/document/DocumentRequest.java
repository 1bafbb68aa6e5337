package org.sightline.tab.document;

import org.sightline.audit.DocumentAsked;
import org.sightline.context.TabId;
import org.sightline.visit.Visit;

/**
 * Somebody wants to see a document.
 *
 * @param tab the tab that lists it
 * @param place which of its files
 * @param complete whether the page waits for what the banner needs, and is had in one piece
 */
record DocumentRequest(Visit visit, TabId tab, DocumentAsked document, FilePlace place, boolean complete) {

    DocumentRequest {
        if (!document.part().equals(place.number())) {
            throw new IllegalArgumentException("the trail would name part " + document.part() + " for " + place);
        }
    }

    /** Where the document's page is. */
    String address() {
        return visit.address() + "/document/" + tab + "/" + document.feed() + "/" + document.type() + "/"
                + document.id();
    }
}
