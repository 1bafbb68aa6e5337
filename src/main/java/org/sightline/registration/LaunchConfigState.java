package org.sightline.registration;

import java.time.Instant;
import java.util.Comparator;
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

    /** What of the refused change is in force all the same, as it only takes away; in the order of files. */
    List<TakenAway> takenAway();

    /**
     * Something that a refused change takes away from what was in force before it.
     *
     * @param file the path relative to the folder
     * @param words what it is, such as {@code ODS code RNG02}
     */
    record TakenAway(String file, String words) implements Comparable<TakenAway> {

        @Override
        public int compareTo(TakenAway other) {
            return Comparator.comparing(TakenAway::file)
                    .thenComparing(TakenAway::words)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return file + ": " + words;
        }
    }

    /**
     * A change that is not in force because of its errors.
     *
     * @param since when this node first saw it
     */
    record Refused(Instant since, List<ConfigProblem> errors) {
        public Refused {
            errors = List.copyOf(errors);
        }

        /** Those in one file, with their places. */
        public List<String> errorsIn(String file) {
            return errors.stream()
                    .filter(error -> error.file().equals(file))
                    .map(ConfigProblem::toString)
                    .toList();
        }
    }
}
