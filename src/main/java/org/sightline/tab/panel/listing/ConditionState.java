package org.sightline.tab.panel.listing;

import org.hl7.fhir.r4.model.Condition;

/** Whether somebody has a condition: the one place that says so, from what its statuses say in codes or in words. */
public enum ConditionState {
    ACTIVE,
    /** Not said, and no end is given: shown as active, and says so. */
    NOT_SAID,
    PAST,
    REFUTED,
    IN_ERROR;

    public static ConditionState of(Condition condition) {
        StatusSaid clinical = StatusSaid.of(condition.getClinicalStatus());
        StatusSaid verified = StatusSaid.of(condition.getVerificationStatus());
        if (clinical == StatusSaid.IN_ERROR || verified == StatusSaid.IN_ERROR) {
            return IN_ERROR;
        }
        if (clinical == StatusSaid.REFUTED || verified == StatusSaid.REFUTED) {
            return REFUTED;
        }
        return switch (clinical) {
            case OVER -> PAST;
            case ACTIVE -> ACTIVE;
            case IN_ERROR, REFUTED, OTHER, NOT_SAID -> condition.hasAbatement() ? PAST : NOT_SAID;
        };
    }

    /** Whether it may be so now. */
    public boolean holds() {
        return this == ACTIVE || this == NOT_SAID;
    }

    /** Whether it is, or was, so at all. */
    public boolean everHeld() {
        return holds() || this == PAST;
    }
}
