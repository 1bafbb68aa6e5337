package org.sightline.tab.panel.medicines;

import java.time.Instant;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.listing.StatusSaid;

/** Whether a medicine is taken: the one place that says so. */
enum MedicineState {
    /** As far as the source knows; it may be held, or of a status that is not known. */
    CURRENT(""),
    PLANNED("Planned, not ordered"),
    PROPOSED("Proposed, not ordered"),
    INTENDED("Intended, not taken yet"),
    DRAFT("Draft, not ordered"),
    NOT_TO_BE_GIVEN("Do not give"),
    ENDED(""),
    /** It, or the medicine it points to, was entered in error. */
    IN_ERROR("Entered in error");

    private final String words;

    MedicineState(String words) {
        this.words = words;
    }

    /**
     * What an entry says of itself.
     *
     * @param repeat whether it is the authorisation of a repeat medicine, which general practices send as a plan
     */
    record Sent(String status, boolean repeat, ClinicalDate until) {}

    static MedicineState of(DomainResource resource, Sent sent, Medication product, Instant now) {
        StatusSaid said = StatusSaid.of(sent.status);
        if (said == StatusSaid.IN_ERROR || product.getStatus() == MedicationStatus.ENTEREDINERROR) {
            return IN_ERROR;
        }
        if (said == StatusSaid.OVER || (said == StatusSaid.NOT_SAID && sent.until.isSurelyBefore(now))) {
            return ENDED;
        }
        if (resource instanceof MedicationRequest request && Codes.is(request.getDoNotPerformElement())) {
            return NOT_TO_BE_GIVEN;
        }
        return switch (sent.status) {
            case "draft" -> DRAFT;
            case "intended" -> INTENDED;
            default -> resource instanceof MedicationRequest request ? ofIntent(request, sent.repeat) : CURRENT;
        };
    }

    private static MedicineState ofIntent(MedicationRequest request, boolean repeat) {
        return switch (Codes.of(request.getIntentElement())) {
            case "proposal", "option" -> PROPOSED;
            case "plan" -> repeat ? CURRENT : PLANNED;
            default -> CURRENT;
        };
    }

    /** Whether it speaks of what the patient is not given, and has not ended. */
    boolean isNotTreatment() {
        return switch (this) {
            case PLANNED, PROPOSED, INTENDED, DRAFT, NOT_TO_BE_GIVEN -> true;
            case CURRENT, ENDED, IN_ERROR -> false;
        };
    }

    /** What its row says of it; empty where its status says enough. */
    String words() {
        return words;
    }
}
