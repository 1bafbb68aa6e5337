package org.sightline.audit;

import java.util.List;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Officer;

/** What the trail records of objections: what they kept from being shown, and what officers did with them. */
public sealed interface ObjectionEvent {

    /** What an officer did. */
    sealed interface OfficeAct extends ObjectionEvent {
        Officer officer();
    }

    /**
     * A launch was refused because its patient objects; no session was opened.
     *
     * @param reference the reference number the user was shown
     * @param reason the exact reason's code
     */
    record LaunchObjected(LaunchContext launch, String reference, String reason) implements ObjectionEvent {}

    /**
     * Something of a record was asked for and not shown because the patient objects.
     *
     * @param page the address below the record's own
     */
    record OpeningObjected(LaunchId launchId, LaunchContext launch, String page) implements ObjectionEvent {}

    /** An officer is about to be shown a patient's history. */
    record LookedUp(Officer officer, NhsNumber patient, int entries) implements OfficeAct {}

    /**
     * An officer recorded an objection or its reversal.
     *
     * @param after what the patient objects to now
     */
    record Changed(Officer officer, NhsNumber patient, String change, ObjectionScope after) implements OfficeAct {}

    /** An officer is about to be given all objections in force as a file. */
    record Exported(Officer officer, int entries) implements OfficeAct {}

    /**
     * An online form handed in what a patient asked for; it waits for an officer.
     *
     * @param registration the organisation whose form it is
     */
    record Requested(String registration, String tokenIssuer, NhsNumber patient, String change)
            implements ObjectionEvent {}

    /**
     * What an online form handed in was not taken.
     *
     * @param detail what was expected and what came, without secrets or patient data
     */
    record RequestRefused(String reference, String reason, String detail) implements ObjectionEvent {}

    /** An officer answered a request. */
    record Answered(Officer officer, NhsNumber patient, boolean accepted, String why) implements OfficeAct {}

    /**
     * A user is about to be shown a record in spite of an objection or a label.
     *
     * @param reason its code
     * @param reference of the override, which holds the user's words; the trail does not
     */
    record OverrideBegun(LaunchId launchId, LaunchContext launch, String reason, String reference)
            implements ObjectionEvent {}

    /** An officer is about to be shown overrides; whose they are is found by their references. */
    record OverridesRead(Officer officer, List<String> references) implements OfficeAct {
        public OverridesRead {
            references = List.copyOf(references);
        }
    }

    /** An officer closed the review of an override. */
    record OverrideReviewed(Officer officer, NhsNumber patient, String reference, String outcome)
            implements OfficeAct {}

    /** An emergency that lifts objections was declared or ended. */
    record EmergencyChanged(Officer officer, String change, String why) implements OfficeAct {}

    /**
     * Something of a record is about to be shown although the patient objects, because of an emergency.
     *
     * @param page the address below the record's own; empty at the launch
     * @param why the emergency's reason
     */
    record ObjectionLifted(LaunchId launchId, LaunchContext launch, String page, String why)
            implements ObjectionEvent {}

    /** An officer tried a list out; nothing of it was kept. */
    record ListTried(Officer officer, int lines, int bad) implements OfficeAct {}
}
