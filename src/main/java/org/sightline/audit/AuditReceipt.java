package org.sightline.audit;

import java.time.Instant;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * Proof that "opening" is committed. Only this room can make one and no feed is read without one, so that no tab or
 * panel can forget the audit trail.
 */
public final class AuditReceipt {

    private final long sequence;
    private final Instant recordedAt;
    private final Opener opener;
    private final TabId tab;

    AuditReceipt(long sequence, Instant recordedAt, Opener opener, TabId tab) {
        this.sequence = sequence;
        this.recordedAt = recordedAt;
        this.opener = opener;
        this.tab = tab;
    }

    /** The sequence number of the opening entry. */
    public long sequence() {
        return sequence;
    }

    public Instant recordedAt() {
        return recordedAt;
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

    public TabId tab() {
        return tab;
    }
}
