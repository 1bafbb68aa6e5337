package org.sightline.tab.panel;

import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.sightline.display.ClinicalDate;

/** Care plans. */
final class CarePlans {

    private static final Set<String> VOID = Set.of("entered-in-error", "cancelled", "stopped");

    private CarePlans() {}

    static ClinicalDate made(CarePlan plan) {
        return ClinicalDate.of(plan.getPeriod().getStartElement()).orElse(ClinicalDate.of(plan.getCreatedElement()));
    }

    /** Whether an activity is to be done: neither called off nor one that must not be done. */
    static boolean holds(CarePlanActivityDetailComponent activity) {
        return !VOID.contains(Codes.of(activity.getStatusElement())) && !activity.getDoNotPerform();
    }
}
