package org.sightline.tab.panel.allergies;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.sightline.tab.panel.listing.StatusSaid;

/** Whether an entry stands among the current allergies: the one place that says so. */
enum AllergyState {
    CURRENT,
    PAST,
    REFUTED,
    IN_ERROR;

    static AllergyState of(AllergyIntolerance allergy) {
        StatusSaid clinical = StatusSaid.of(allergy.getClinicalStatus());
        StatusSaid verified = StatusSaid.of(allergy.getVerificationStatus());
        if (clinical == StatusSaid.IN_ERROR || verified == StatusSaid.IN_ERROR) {
            return IN_ERROR;
        }
        if (clinical == StatusSaid.REFUTED || verified == StatusSaid.REFUTED) {
            return REFUTED;
        }
        return switch (clinical) {
            case OVER -> PAST;
            case ACTIVE -> CURRENT;
            case IN_ERROR, REFUTED, OTHER, NOT_SAID ->
                AllergyContent.ended(allergy).isKnown() ? PAST : CURRENT;
        };
    }
}
