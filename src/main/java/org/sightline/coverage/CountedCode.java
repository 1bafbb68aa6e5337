package org.sightline.coverage;

import java.time.LocalDate;
import java.util.List;

/**
 * A code that came.
 *
 * @param by what the panel found it by the last time
 * @param count in how many entries it came, those of every opening counted
 * @param first the day on which it came first, in the United Kingdom
 * @param last the day on which it came last
 * @param mayMean the SNOMED CT concepts that a map names for it, where it names several; none otherwise
 */
public record CountedCode(
        SentCode code, FoundBy by, long count, LocalDate first, LocalDate last, List<String> mayMean) {

    public CountedCode {
        mayMean = List.copyOf(mayMean);
    }
}
