package org.sightline.oversight.objection;

import java.util.List;
import org.sightline.oversight.objection.CarriedList.BadLine;

/**
 * What became of a list that was brought in.
 *
 * @param csv the list itself, for the form that confirms it; empty if it cannot be taken
 * @param formId of this page: confirmed twice, it is taken once
 * @param bad the first of the bad lines
 * @param counts how many lines there are
 * @param taken whether it was taken just now
 */
record ListView(String csv, String formId, List<BadLine> bad, Counts counts, boolean taken) {

    /** The most problems that are listed. */
    static final int MOST_BAD = 200;

    /**
     * @param lines with an objection
     * @param problems of all of them
     * @param added those that are, or would be, recorded; all others object already
     */
    record Counts(int lines, int problems, int added) {
        public int passedOver() {
            return lines - added;
        }
    }

    ListView {
        bad = List.copyOf(bad.subList(0, Math.min(MOST_BAD, bad.size())));
    }
}
