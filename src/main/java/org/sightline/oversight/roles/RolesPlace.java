package org.sightline.oversight.roles;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where what roles are shown is found from the office's first page. */
@Singleton
class RolesPlace implements OfficePlace {

    @Override
    public String title() {
        return "Roles";
    }

    @Override
    public String purpose() {
        return "See which panels of which tabs each role is shown in your organisation's launches, in full, as existing"
                + " only or not at all, and save it as a file.";
    }

    @Override
    public String path() {
        return "/office/roles";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.ADMINISTRATOR);
    }
}
