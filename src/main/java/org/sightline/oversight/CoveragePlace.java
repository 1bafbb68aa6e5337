package org.sightline.oversight;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where the coverage of codes is found from the office's first page. */
@Singleton
class CoveragePlace implements OfficePlace {

    @Override
    public String title() {
        return "Codes and panels";
    }

    @Override
    public String purpose() {
        return "See which codes each source sends, by which list each panel finds them and which no panel shows,"
                + " without any patient, and save them as a file.";
    }

    @Override
    public String path() {
        return "/office/code-coverage";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.DATA_QUALITY);
    }
}
