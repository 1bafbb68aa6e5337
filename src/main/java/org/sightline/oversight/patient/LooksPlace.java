package org.sightline.oversight.patient;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where the patient's question is found from the office's first page. */
@Singleton
class LooksPlace implements OfficePlace {

    @Override
    public String title() {
        return "Who looked at a record";
    }

    @Override
    public String purpose() {
        return "Answer a patient: who opened the record, when, what of it and why. Print it or save it as a file.";
    }

    @Override
    public String path() {
        return "/office/patient";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER);
    }
}
