package org.sightline.registration;

import java.util.List;
import java.util.stream.Collectors;

/** {@code launch-config/} is not fit for use; every problem found is named at once. */
public final class LaunchConfigException extends RuntimeException {

    private final transient List<Problem> problems;

    public LaunchConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing wrong, and where.
     *
     * @param file the path relative to the folder
     * @param line the line, from 1; 0 when the file as a whole is meant
     * @param field the field's path, such as {@code keys[0].kid}; empty when the file as a whole is meant
     */
    public record Problem(String file, int line, String field, String message) {
        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + ": ") + message;
        }
    }
}
