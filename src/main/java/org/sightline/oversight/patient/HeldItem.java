package org.sightline.oversight.patient;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is held of a patient besides the entries of the trail.
 *
 * @param who wrote it, with their role; empty if nobody did
 * @param words what it says, in words
 */
record HeldItem(Part part, Instant at, String what, String who, String organisation, String words) {

    /** The kinds of what is held, in the order in which they are handed over. */
    enum Part {
        REPORT("Reports of problems with the data"),
        OBJECTION("Objections to the record being shown, and that they were taken back"),
        REQUEST("What was asked for by an online form"),
        OVERRIDE("Openings in spite of an objection or a restriction, and their reviews"),
        RELATIONSHIP("What was found or stated to stand between a user and the patient"),
        ALERT("Alerts about openings of the record, and what was found"),
        SESSION("Visits to the record that are still remembered");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The parts that say something, one after the other. */
    static String joined(@Nullable String... parts) {
        return Arrays.stream(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("; "));
    }
}
