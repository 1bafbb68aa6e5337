package org.sightline.policy.relationship;

import org.sightline.audit.AuditTrail;
import org.sightline.audit.Opener;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.registration.admission.RelationshipRules;

/** What stands between users and patients, found out once for a launch and kept with its audit entry. */
public interface Relationships {

    /**
     * That of a launch. Where it is not known yet, the organisation's own feeds are asked whether they know the patient,
     * and waited for.
     *
     * @throws org.sightline.audit.AuditUnavailableException if that could not be put on the trail: nobody is asked then
     */
    Relationship of(Opener opener, AuditTrail.Caller caller);

    /** Whether one that let a launch in still does, by the rules as they are now; nobody is asked. */
    boolean stillHolds(LaunchContext launch, Relationship relationship);

    /** Keeps what a user stated, for this launch. A form that is sent twice states it once. */
    void state(Statement statement, AuditTrail.Caller caller);

    /**
     * Those that were stated in an organisation, the latest first, once the look at them is on the trail.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<StatedRelationship> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller);

    /** What a user states. */
    record Statement(LaunchId launchId, LaunchContext launch, RelationshipRules.Reason reason) {}
}
