package org.sightline.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sightline.configuration.ConfigProblem;

/** How things stand with {@code launch-config/} on this node, for those who look after it. */
public interface LaunchConfigState {

    /** The change on disk that was refused, if the folder holds one now. */
    Optional<Refused> refused();

    /** What somebody should look at in the configuration in force, such as keys about to end. */
    List<ConfigProblem> warnings();

    /**
     * What is an error by now and was none when it came into force, or has ended by itself: a key past its last day, a
     * secret that went.
     */
    List<ConfigProblem> ended();

    /**
     * A change that is not in force because of its errors.
     *
     * @param since when this node first saw it
     */
    record Refused(Instant since, List<ConfigProblem> errors) {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
