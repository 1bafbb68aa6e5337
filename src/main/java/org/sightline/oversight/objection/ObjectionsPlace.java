package org.sightline.oversight.objection;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where objections are found from the office's first page. */
@Singleton
class ObjectionsPlace implements OfficePlace {

    @Override
    public String title() {
        return "Patients’ objections";
    }

    @Override
    public String purpose() {
        return "Look up, record or reverse a patient’s objection to the shared record, and bring in or save a list.";
    }

    @Override
    public String path() {
        return "/office/objections";
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.OBJECTIONS);
    }
}
