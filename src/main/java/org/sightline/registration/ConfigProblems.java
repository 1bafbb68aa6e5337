package org.sightline.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.ConfigProblem.Severity;
import org.yaml.snakeyaml.error.Mark;

/** Gathers every problem of the folder, so that one start or one check shows them all. */
final class ConfigProblems {

    private final List<ConfigProblem> found = new ArrayList<>();

    /** Something wrong with the file, or the folder, as a whole. */
    void ofFile(String file, String message) {
        found.add(new ConfigProblem(Severity.ERROR, file, 0, 0, "", message));
    }

    /** Something worth knowing of the file as a whole. */
    void warnOfFile(String file, String message) {
        found.add(new ConfigProblem(Severity.WARNING, file, 0, 0, "", message));
    }

    /** @param place where in the file; null when YAML itself does not know */
    void at(@Nullable Mark place, Severity severity, String file, String field, String message) {
        int line = place == null ? 0 : place.getLine() + 1;
        int column = place == null ? 0 : place.getColumn() + 1;
        found.add(new ConfigProblem(severity, file, line, column, field, message));
    }

    void addAll(List<ConfigProblem> more) {
        found.addAll(more);
    }

    /** How many errors there are so far that keep something from being read. */
    int count() {
        return (int) found.stream().filter(ConfigProblem::isInTheWay).count();
    }

    /** In the order of files and lines. */
    List<ConfigProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparing(ConfigProblem::file)
                        .thenComparingInt(ConfigProblem::line)
                        .thenComparingInt(ConfigProblem::column))
                .toList();
    }
}
