package org.sightline.audit;

import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/**
 * Proof that a look-up of the patient alone is on the trail: who holds a record of them is found out before anything of
 * it is opened. Only this room can make one.
 */
public final class PatientReceipt {

    private final long sequence;
    private final Opener opener;

    PatientReceipt(long sequence, Opener opener) {
        this.sequence = sequence;
        this.opener = opener;
    }

    /** The sequence number of the entry. */
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

    public LaunchId launchId() {
        return opener.launchId();
    }

    /** The launch, and with it the one patient, that this receipt is good for. */
    public LaunchContext launch() {
        return opener.launch();
    }
}
