package org.sightline.context;

import java.time.LocalDate;

/** The patient a launch is about; the birth date is the second key that the feeds have to confirm. */
public record PatientIdentity(NhsNumber nhsNumber, LocalDate birthDate) {}
