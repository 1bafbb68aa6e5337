package org.sightline.oversight.relationship;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where stated relationships are found from the office's first page. */
@Singleton
class RelationshipsPlace implements OfficePlace {

    @Override
    public String title() {
        return "Stated relationships";
    }

    @Override
    public String purpose() {
        return "See whose record users of your organisation opened by stating their relationship to the patient.";
    }

    @Override
    public String path() {
        return "/office/relationships";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER);
    }
}
