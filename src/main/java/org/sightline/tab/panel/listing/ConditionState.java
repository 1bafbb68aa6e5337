package org.sightline.tab.panel.listing;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.sightline.display.ShownText;
import org.sightline.display.Words;

/**
 * Whether somebody has a condition, be it a problem or an allergy: the one place that says so, from what its statuses say
 * in codes or in words.
 */
public enum ConditionState {
    ACTIVE,
    /** Not said, and no end is given: shown as active, and says so. */
    NOT_SAID,
    PAST,
    REFUTED,
    IN_ERROR;

    public static ConditionState of(Condition condition) {
        return of(condition.getClinicalStatus(), condition.getVerificationStatus(), condition.hasAbatement());
    }

    /** @param ended whether an end is given */
    public static ConditionState of(CodeableConcept clinicalStatus, CodeableConcept verification, boolean ended) {
        StatusSaid clinical = StatusSaid.of(clinicalStatus);
        StatusSaid verified = StatusSaid.of(verification);
        if (clinical == StatusSaid.IN_ERROR || verified == StatusSaid.IN_ERROR) {
            return IN_ERROR;
        }
        if (clinical == StatusSaid.REFUTED || verified == StatusSaid.REFUTED) {
            return REFUTED;
        }
        return switch (clinical) {
            case OVER -> PAST;
            case ACTIVE -> ACTIVE;
            case IN_ERROR, REFUTED, OTHER, NOT_SAID -> ended ? PAST : NOT_SAID;
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

    /**
     * What an entry says of it, beside those of others.
     *
     * @param status the words of its status; empty if it has none
     * @param end when it ended, in words; empty if that is not known
     */
    public String told(ShownText status, String end) {
        String said = Words.inSentence(status);
        return switch (this) {
            case ACTIVE, NOT_SAID -> said.isEmpty() ? "listed, status not given" : said;
            case PAST -> (said.isEmpty() ? "ended" : said) + (end.isEmpty() ? "" : " " + end);
            case REFUTED -> "refuted";
            case IN_ERROR -> "entered in error";
        };
    }
}
