package org.sightline.oversight.review;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where overrides are found from the office's first page. */
@Singleton
class OverridesPlace implements OfficePlace {

    @Override
    public String title() {
        return "Overrides";
    }

    @Override
    public String purpose() {
        return "Review each record that a user of your organisation opened in spite of an objection or a label.";
    }

    @Override
    public String path() {
        return "/office/overrides";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER);
    }
}
