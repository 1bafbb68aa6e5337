package org.sightline.audit;

import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * Proof that the opening of one document is committed. As with {@link AuditReceipt} only this room can make one, and it
 * is good for that document of that launch's patient and for nothing else.
 */
public final class DocumentReceipt {

    private final long sequence;
    private final Opener opener;
    private final TabId tab;
    private final DocumentAsked document;

    DocumentReceipt(long sequence, Opener opener, TabId tab, DocumentAsked document) {
        this.sequence = sequence;
        this.opener = opener;
        this.tab = tab;
        this.document = document;
    }

    /** The sequence number of the opening entry. */
    public long sequence() {
        return sequence;
    }

    /** Whether this feed may be asked: not if it is not for the user, or the patient objects to what it holds. */
    public boolean mayAsk(FeedId feed) {
        return opener.terms().mayAsk(feed);
    }

    /** Whether the user said why the record has to be shown. */
    public boolean isDuringOverride() {
        return opener.terms().override().isPresent();
    }

    Opener opener() {
        return opener;
    }

    public LaunchId launchId() {
        return opener.launchId();
    }

    /** The launch, and with it the one patient, that this receipt is good for. */
    public LaunchContext launch() {
        return opener.launch();
    }

    /** The tab that lists the document. */
    public TabId tab() {
        return tab;
    }

    public DocumentAsked document() {
        return document;
    }
}
