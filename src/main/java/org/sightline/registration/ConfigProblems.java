package org.sightline.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sightline.registration.LaunchConfigException.Problem;

/** Gathers every problem of the folder, so that one start shows them all. */
final class ConfigProblems {

    private final List<Problem> found = new ArrayList<>();

    void add(String file, int line, String field, String message) {
        found.add(new Problem(file, line, field, message));
    }

    int count() {
        return found.size();
    }

    /** Returns if nothing was found. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new LaunchConfigException(found.stream()
                    .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                    .toList());
        }
    }
}
