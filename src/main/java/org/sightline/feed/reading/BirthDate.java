package org.sightline.feed.reading;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.Patient;

/** How the birth date of a Patient resource compares with the launch's. */
enum BirthDate {
    SAME,
    NONE,
    /** Nothing but a year, and that one agrees. */
    YEAR_ONLY,
    /** Nothing but a month of a year, and that one agrees. */
    MONTH_ONLY,
    OTHER;

    static BirthDate of(Patient patient, LocalDate expected) {
        String day = expected.toString();
        String given = String.valueOf(patient.getBirthDateElement().getValueAsString());
        if (!patient.getBirthDateElement().hasValue() && !patient.hasBirthDate()) {
            return NONE;
        }
        if (given.equals(day) || given.startsWith(day + "T")) {
            return SAME;
        }
        boolean agrees = day.startsWith(given + "-");
        return !agrees ? OTHER : given.length() == "2000".length() ? YEAR_ONLY : MONTH_ONLY;
    }
}
