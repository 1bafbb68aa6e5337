package org.sightline.configuration;

import java.util.Comparator;

/**
 * One thing wrong in a file, where, and what to do about it.
 *
 * @param file the path relative to its folder
 * @param field the field's path, such as {@code keys[0].kid}; empty when the file as a whole is meant
 */
public record ConfigProblem(Severity severity, String file, Place place, String field, String message) {

    /** Of files and places. */
    public static final Comparator<ConfigProblem> ORDER = Comparator.comparing(ConfigProblem::file)
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

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

    /** As the viewer's log has it. */
    @Override
    public String toString() {
        return file + (place.line() > 0 ? ":" + place.line() + ":" + place.column() : "") + ": " + words();
    }
}
