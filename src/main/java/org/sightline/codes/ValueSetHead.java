package org.sightline.codes;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a list is and where it comes from, without its codes.
 *
 * @param name its file's name, by which tab files know it
 * @param refset the SNOMED CT reference set it comes from, if any
 * @param url the address by which FHIR knows it, if any
 * @param version as its publisher writes it
 * @param date the day it was released
 * @param source the file or the server it came from
 */
public record ValueSetHead(
        String name,
        String title,
        @Nullable String refset,
        @Nullable String url,
        String version,
        LocalDate date,
        String source) {

    /** National lists come out about every three months: two missed, and two weeks to take the third in. */
    private static final Period GOOD_FOR = Period.ofMonths(6).plusDays(14);

    /** Whether at least two newer releases are to be expected. */
    public boolean isOutdated(LocalDate today) {
        return date.plus(GOOD_FOR).isBefore(today);
    }
}
