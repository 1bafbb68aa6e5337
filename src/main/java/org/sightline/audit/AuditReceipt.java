package org.sightline.audit;

import java.time.Instant;
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
    private final LaunchId launchId;
    private final LaunchContext launch;
    private final TabId tab;

    AuditReceipt(long sequence, Instant recordedAt, LaunchId launchId, LaunchContext launch, TabId tab) {
        this.sequence = sequence;
        this.recordedAt = recordedAt;
        this.launchId = launchId;
        this.launch = launch;
        this.tab = tab;
    }

    /** The sequence number of the opening entry. */
    public long sequence() {
        return sequence;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public LaunchId launchId() {
        return launchId;
    }

    /** The launch, and with it the one patient, that this receipt is good for. */
    public LaunchContext launch() {
        return launch;
    }

    public TabId tab() {
        return tab;
    }
}
