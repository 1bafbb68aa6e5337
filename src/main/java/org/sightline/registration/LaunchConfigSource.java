package org.sightline.registration;

import java.util.List;
import org.sightline.configuration.ConfigProblem;

/** The configuration in force. A caller asks anew for every decision, so that a change takes effect at once. */
public interface LaunchConfigSource {
    LaunchConfig current();

    /**
     * What is wrong with files that say who may see what, if they cannot be read by now. Then nobody knows what holds: no
     * record is opened, though {@link #current} is what held before.
     */
    default List<ConfigProblem> unreadable() {
        return List.of();
    }
}
