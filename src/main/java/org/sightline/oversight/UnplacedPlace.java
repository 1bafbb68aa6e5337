package org.sightline.oversight;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where codes that no panel shows are found from the office's first page. */
@Singleton
class UnplacedPlace implements OfficePlace {

    @Override
    public String title() {
        return "Codes that no panel shows";
    }

    @Override
    public String purpose() {
        return "See which codes each source sends that fit no panel of a tab, without any patient, and save them as a file.";
    }

    @Override
    public String path() {
        return "/office/unplaced-codes";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.DATA_QUALITY);
    }
}
