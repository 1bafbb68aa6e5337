package org.sightline.oversight.entry;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where the trail is searched, from the office's first page. */
@Singleton
class EntriesPlace implements OfficePlace {

    @Override
    public String title() {
        return "Search the audit trail";
    }

    @Override
    public String purpose() {
        return "Find entries by user, patient, organisation, tab, way in, day and outcome, and see what was on the screen.";
    }

    @Override
    public String path() {
        return EntryView.HERE;
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER);
    }
}
