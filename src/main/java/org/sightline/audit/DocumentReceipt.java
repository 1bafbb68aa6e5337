package org.sightline.audit;

import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * Proof that the opening of one document is committed. As with {@link AuditReceipt} only this room can make one, and it
 * is good for that document of that launch's patient and for nothing else.
 */
public final class DocumentReceipt {

    private final long sequence;
    private final LaunchId launchId;
    private final LaunchContext launch;
    private final TabId tab;
    private final DocumentAsked document;

    DocumentReceipt(long sequence, LaunchId launchId, LaunchContext launch, TabId tab, DocumentAsked document) {
        this.sequence = sequence;
        this.launchId = launchId;
        this.launch = launch;
        this.tab = tab;
        this.document = document;
    }

    /** The sequence number of the opening entry. */
    public long sequence() {
        return sequence;
    }

    public LaunchId launchId() {
        return launchId;
    }

    /** The launch, and with it the one patient, that this receipt is good for. */
    public LaunchContext launch() {
        return launch;
    }

    /** The tab that lists the document. */
    public TabId tab() {
        return tab;
    }

    public DocumentAsked document() {
        return document;
    }
}
