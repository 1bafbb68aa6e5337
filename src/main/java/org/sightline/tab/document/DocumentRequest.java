package org.sightline.tab.document;

import org.sightline.audit.DocumentAsked;
import org.sightline.context.TabId;
import org.sightline.visit.Visit;

/**
 * Somebody wants to see a document.
 *
 * @param tab the tab that lists it
 * @param part which of its files, from 0
 * @param complete whether the page waits for what the banner needs, and is had in one piece
 */
record DocumentRequest(Visit visit, TabId tab, DocumentAsked document, int part, boolean complete) {

    /** Where the document's page is. */
    String address() {
        return visit.address() + "/document/" + tab + "/" + document.feed() + "/" + document.type() + "/"
                + document.id();
    }
}
