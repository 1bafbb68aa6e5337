package org.sightline.oversight.feeds;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where the figures of feeds are found from the office's first page. */
@Singleton
class FeedsPlace implements OfficePlace {

    @Override
    public String title() {
        return "Feeds";
    }

    @Override
    public String purpose() {
        return "See how each source answered, day by day: how often, how slow, why not, and what it does not search by.";
    }

    @Override
    public String path() {
        return FeedsView.HERE;
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.DATA_QUALITY, Duty.ADMINISTRATOR, Duty.REGIONAL_PRIVACY_OFFICER);
    }
}
