package org.sightline.feed;

import java.util.List;
import org.sightline.audit.AuditReceipt;
import org.sightline.context.LaunchContext;

/** Reads the patient's record from every feed at once. */
public interface RecordReader {

    /**
     * Asks every feed for the receipt's patient and returns at once.
     *
     * @param receipt proof that this opening is on the audit trail; it also says which patient
     * @param plan what to ask
     */
    RecordReading begin(AuditReceipt receipt, SearchPlan plan);

    /** The feeds that will be asked for this launch, none of which has been yet, in the order they are shown. */
    List<FeedReading> expected(LaunchContext launch);

    /** Asks every feed and waits until each has answered or used up its deadline. */
    default List<FeedReading> read(AuditReceipt receipt, SearchPlan plan) {
        try (RecordReading reading = begin(receipt, plan)) {
            List<FeedReading> readings = reading.next();
            while (readings.stream().anyMatch(FeedReading::isAwaited)) {
                readings = reading.next();
            }
            return readings;
        }
    }
}
