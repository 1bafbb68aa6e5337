package org.sightline.tab;

import org.sightline.audit.AuditTrail;
import org.sightline.audit.DocumentAsked;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * Somebody wants to see a document.
 *
 * @param secret what the launch's cookie holds
 * @param tab the tab that lists it
 * @param part which of its files, from 0
 */
record DocumentRequest(
        LaunchId launchId, String secret, TabId tab, DocumentAsked document, int part, AuditTrail.Caller caller) {

    /** Where the document's page is. */
    static String address(LaunchId launchId, TabId tab, DocumentAsked document) {
        return "/record/" + launchId + "/document/" + tab + "/" + document.feed() + "/" + document.id();
    }
}
