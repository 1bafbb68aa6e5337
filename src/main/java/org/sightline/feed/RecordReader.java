package org.sightline.feed;

import java.util.List;
import org.sightline.audit.AuditReceipt;

/** Reads the patient's record from every feed at once. */
public interface RecordReader {

    /**
     * Asks every feed for the receipt's patient and waits until each has answered or used up its deadline. Never
     * throws for what a feed does.
     *
     * @param receipt proof that this opening is on the audit trail; it also says which patient
     * @param plan what to ask
     * @return one reading per registered feed, in the order of the configuration
     */
    List<FeedReading> read(AuditReceipt receipt, SearchPlan plan);
}
