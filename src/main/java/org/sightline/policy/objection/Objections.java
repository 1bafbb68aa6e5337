package org.sightline.policy.objection;

import org.sightline.context.NhsNumber;

/** Whether a patient's objection is in force. What cannot be found out is never taken for "no objection". */
@FunctionalInterface
public interface Objections {

    /** @throws ObjectionsUnavailableException if it cannot be found out: nothing may be shown then */
    ObjectionStanding standing(NhsNumber patient);
}
