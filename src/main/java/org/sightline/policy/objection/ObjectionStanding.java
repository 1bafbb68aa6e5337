package org.sightline.policy.objection;

import java.time.Instant;
import org.sightline.context.ObjectionScope;

/** What a patient's objection covers now. */
public sealed interface ObjectionStanding {

    /** None is in force. */
    record NoObjection() implements ObjectionStanding {}

    /**
     * The patient objects, and an emergency lifts it until then.
     *
     * @param why the emergency's reason
     */
    record Lifted(Instant until, String why) implements ObjectionStanding {}

    /** Some of it is not shown. */
    record PartsOnly(ObjectionScope.Parts parts) implements ObjectionStanding {}

    /** The record is shown to nobody. */
    record WholeRecord() implements ObjectionStanding {}
}
