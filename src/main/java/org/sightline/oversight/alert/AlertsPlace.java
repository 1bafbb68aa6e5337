package org.sightline.oversight.alert;

import jakarta.inject.Singleton;
import java.util.Set;
import org.sightline.context.Duty;
import org.sightline.officer.OfficePlace;

/** Where alerts are found from the office's first page. */
@Singleton
class AlertsPlace implements OfficePlace {

    @Override
    public String title() {
        return "Alerts";
    }

    @Override
    public String purpose() {
        return "Look into what the rules found in the audit trail, and close each case as justified or as a breach.";
    }

    @Override
    public String path() {
        return AlertsView.HERE;
    }

    @Override
    public Set<Duty> duties() {
        return Set.of(Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER);
    }
}
