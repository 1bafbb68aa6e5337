package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.relationship.Relationship;
import org.sightline.policy.relationship.Relationships;

/**
 * Lets nothing of a record through until something stands between its user and the patient, where their organisation asks
 * for it. While the organisation's own feed has not answered, nobody is let in.
 */
@ApplicationScoped
public class RelationshipGate {

    /** The audit trail's code for a patient whom no feed of the organisation knows. */
    static final String NOT_KNOWN = "relationship-not-known";

    /** The audit trail's code for a patient of whom not every feed of the organisation could say it. */
    static final String NOT_ANSWERED = "relationship-not-answered";

    private final Relationships relationships;
    private final AccessPolicy policy;
    private final AuditTrail audit;

    @Inject
    public RelationshipGate(Relationships relationships, AccessPolicy policy, AuditTrail audit) {
        this.relationships = relationships;
        this.policy = policy;
        this.audit = audit;
    }

    /**
     * A refusal is on the trail before anybody hears of it.
     *
     * @param page the address asked for, below the record's own
     * @throws RecordNotShownException if there is no relationship
     */
    Visit admit(Visit visit, String page) {
        Relationship relationship = relationships.of(visit.opener(policy, ""), visit.caller());
        if (relationship instanceof Relationship.Missing missing) {
            throw refused(visit, page, missing);
        }
        return visit.with(relationship);
    }

    /**
     * Asks once more of a visit that was let in.
     *
     * @throws RecordNotShownException if by the rules as they are now it would not be
     */
    void admitStill(Visit visit, String page) {
        if (!relationships.stillHolds(visit.launch(), visit.relationship())) {
            admit(visit, page);
        }
    }

    private RecordNotShownException refused(Visit visit, String page, Relationship.Missing missing) {
        String reason = missing.notHeard().isEmpty() ? NOT_KNOWN : NOT_ANSWERED;
        audit.record(
                new AuditEvent.OfAdmission(
                        new AdmissionEvent.OpeningNotAdmitted(visit.launchId(), visit.launch(), page, reason)),
                visit.caller());
        return RecordNotShownException.withoutRelationship(
                visit.desk(), missing.mayState() ? visit.address() + "/relationship" : null, missing.notHeard());
    }
}
