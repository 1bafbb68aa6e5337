package org.sightline.oversight;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where reports are found from the office's first page. */
@Singleton
class ReportsPlace implements OfficePlace {

    @Override
    public String title() {
        return "Problems, feedback and ideas";
    }

    @Override
    public String purpose() {
        return "Read what users of your organisation wrote from a record: problems with the data, feedback on the viewer, ideas"
                + " for using it. Save it as a file for a spreadsheet.";
    }

    @Override
    public String path() {
        return "/office/reports";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.DATA_QUALITY, Duty.PRIVACY_OFFICER);
    }
}
