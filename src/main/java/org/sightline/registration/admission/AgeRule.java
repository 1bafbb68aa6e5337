package org.sightline.registration.admission;

import java.time.LocalDate;
import java.time.Period;
import org.sightline.registration.profile.Narrowing;

/**
 * What less is shown of the record of a child.
 *
 * @param name as the audit trail names it
 * @param under the age in years at which it ends
 * @param takes what is not shown, or as existing only
 * @param afterOverride whether an override shows it all the same
 */
public record AgeRule(String name, int under, Whom whom, Narrowing takes, boolean afterOverride) {

    /** Whether it is about a patient of this birth date on a day; it ends with their birthday, as ages are told. */
    public boolean isFor(LocalDate born, LocalDate today) {
        return Period.between(born, today).getYears() < under;
    }
}
