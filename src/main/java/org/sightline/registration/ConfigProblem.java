package org.sightline.registration;

/**
 * One thing wrong in {@code launch-config/}, where, and what to do about it.
 *
 * @param file the path relative to the folder
 * @param line the line, from 1; 0 when the file as a whole is meant
 * @param column the column, from 1; 0 when the file as a whole is meant
 * @param field the field's path, such as {@code keys[0].kid}; empty when the file as a whole is meant
 */
public record ConfigProblem(Severity severity, String file, int line, int column, String field, String message) {

    /** Whether the configuration can be used in spite of it. */
    public enum Severity {
        ERROR("error"),
        WARNING("warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** As editors and pipelines know it. */
        public String word() {
            return word;
        }
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The field, if one is meant, and what is wrong with it. */
    public String words() {
        return (field.isEmpty() ? "" : field + ": ") + message;
    }

    /** As the viewer's log tells it. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + words();
    }
}
