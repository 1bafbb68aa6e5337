package org.sightline.feed;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sightline.audit.PatientReceipt;
import org.sightline.context.FeedId;

/** Finds out which feeds know a patient, without asking for anything that they hold of them. */
public interface PatientFinder {

    /**
     * Asks these feeds at once, within their deadlines.
     *
     * @param receipt proof that it is on the audit trail; it also says which patient
     * @param among the feeds; those that the launch does not ask are not asked
     * @param enough asked after each answer, whether the others need not be waited for
     * @return one reading for each feed that the launch asks and is among them
     */
    List<FeedReading> find(PatientReceipt receipt, Set<FeedId> among, Predicate<List<FeedReading>> enough);
}
