package org.sightline.oversight.usage;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where the figures of use are found from the office's first page. */
@Singleton
class UsagePlace implements OfficePlace {

    @Override
    public String title() {
        return "Usage";
    }

    @Override
    public String purpose() {
        return "See how much the viewer is used, by role, tab, hour and day, and how many began to use it,"
                + " without anybody’s name, and save it as files.";
    }

    @Override
    public String path() {
        return UsageFilter.HERE;
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER, Duty.ADMINISTRATOR, Duty.REGIONAL_PRIVACY_OFFICER);
    }
}
