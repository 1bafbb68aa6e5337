package org.sightline.audit;

import java.util.List;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Officer;
import org.sightline.context.TabId;

/** What the trail records of the terms on which an organisation's users are let in to a record. */
public sealed interface AdmissionEvent {

    /** What stands between a user and a patient. */
    sealed interface OfRelationship extends AdmissionEvent {}

    /**
     * A launch was refused although its door had proved it; no session was opened.
     *
     * @param reference the reference number the user was shown
     * @param reason the exact reason's code
     * @param detail what was expected and what came
     */
    record LaunchNotAdmitted(LaunchContext launch, String reference, String reason, String detail)
            implements AdmissionEvent {}

    /**
     * Something of a record was asked for and not shown, as its user was not let in.
     *
     * @param page the address below the record's own
     * @param reason its code
     */
    record OpeningNotAdmitted(LaunchId launchId, LaunchContext launch, String page, String reason)
            implements AdmissionEvent {}

    /**
     * A source said that the patient has died, and their record is not shown to this user any more.
     *
     * @param opener with the rule
     */
    record DeceasedNotShown(Opener opener, TabId tab) implements AdmissionEvent {}

    /**
     * The patient is the organisation's own: one of its feeds knows them.
     *
     * @param rule which
     */
    record RelationshipKnown(LaunchId launchId, LaunchContext launch, String rule) implements OfRelationship {}

    /**
     * A user stated what their relationship to the patient is, whom no feed of their organisation knows.
     *
     * @param reason its code
     * @param reference by which it is found
     */
    record RelationshipStated(LaunchId launchId, LaunchContext launch, String reason, String reference)
            implements OfRelationship {}

    /** An officer is about to be shown stated relationships; whose they are is found by their references. */
    record RelationshipsRead(Officer officer, List<String> references) implements OfRelationship {
        public RelationshipsRead {
            references = List.copyOf(references);
        }
    }
}
