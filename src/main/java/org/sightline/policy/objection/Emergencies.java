package org.sightline.policy.objection;

import java.time.Instant;
import org.sightline.audit.AuditTrail;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;

/** Emergencies that an officer declared: while one lasts, no objection keeps a record from being shown. */
public interface Emergencies {

    /** The most characters of a reason. */
    int MOST_REASON = 300;

    /** The most hours of one; whoever needs more declares another. */
    int MOST_HOURS = 72;

    /**
     * Those of the last year, newest first.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<Emergency> recent(long after);

    /** Declares one from now on, for so many hours. */
    void declare(Officer officer, String reason, int hours, AuditTrail.Caller caller);

    /**
     * Ends one before its time.
     *
     * @return whether it was in force until now
     */
    boolean end(Officer officer, long number, AuditTrail.Caller caller);

    /**
     * One of them.
     *
     * @param until when it ends, or ended
     * @param by the officer and the officer's organisation
     * @param inForce whether it lasts
     */
    record Emergency(long number, String reason, Instant from, Instant until, String by, boolean inForce) {}
}
