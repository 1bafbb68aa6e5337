package org.sightline.policy.override;

import java.time.Instant;
import org.sightline.context.ObjectionScope;

/** Whether a patient's record may be shown in a launch. */
public sealed interface Leave {

    /**
     * It may: the patient does not object, or to parts of it.
     *
     * @param notShown those parts
     */
    record Given(ObjectionScope.Parts notShown) implements Leave {}

    /**
     * It may, in spite of an objection and of labels whose rule says so, as long as the override is in force.
     *
     * @param notShown what is left of a patient's objection to parts that no override opens
     */
    record Overridden(OverrideInForce override, ObjectionScope.Parts notShown) implements Leave {}

    /**
     * It may until then, although the patient objects: an emergency was declared.
     *
     * @param why the emergency's reason
     */
    record Lifted(Instant until, String why) implements Leave {}

    /** It may not: the patient objects, and the user has no way past it. */
    record Refused() implements Leave {}

    /** It may not, unless the user says why it has to be. */
    record Overridable() implements Leave {}
}
