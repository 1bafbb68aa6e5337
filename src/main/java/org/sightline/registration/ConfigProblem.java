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

    /** How much it matters. */
    public enum Severity {
        /** The configuration cannot be used. */
        ERROR("error"),
        /**
         * What it names has ended by itself and is refused wherever it is used. It needs mending as much as an error,
         * but the clock alone never stops the rest of the folder.
         */
        ENDED("error"),
        /** Somebody should look at it. */
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

    /** Whether it has to be mended, for whoever checks the folder. */
    public boolean isError() {
        return severity != Severity.WARNING;
    }

    /** Whether it keeps the folder from being used. */
    public boolean isInTheWay() {
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
