package org.sightline.visit;

import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Opener;
import org.sightline.context.LaunchContext;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.override.RecordLeave;
import org.sightline.policy.relationship.Relationship;
import org.sightline.policy.relationship.Relationships;
import org.sightline.policy.relationship.StatedRelationship;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.profile.RoleProfile;

/** The gates before a record, put together for a test. */
public final class Gates {

    private Gates() {}

    /** For organisations that ask for no relationship. */
    public static RecordGate of(LaunchConfigSource config, RecordLeave leave, AuditTrail trail) {
        return new RecordGate(
                new PolicyGate(config),
                new NetworkGate(config, trail),
                new ObjectionGate(leave, trail),
                new RelationshipGate(new Always(new Relationship.NotNeeded()), new WithholdsNothing(), trail));
    }

    /** For what is asked before a tab is. */
    record WithholdsNothing() implements AccessPolicy {

        @Override
        public Decision mayOpen(LaunchContext launch, TabId tab) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RoleProfile profileOf(LaunchContext launch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TabId firstTab(LaunchContext launch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean withholds(LaunchContext launch, Resource resource) {
            return false;
        }

        @Override
        public RestrictedPatients restrictedPatients() {
            throw new UnsupportedOperationException();
        }
    }

    /** The same for all, whatever is asked. */
    record Always(Relationship relationship) implements Relationships {

        @Override
        public Relationship of(Opener opener, AuditTrail.Caller caller) {
            return relationship;
        }

        @Override
        public boolean stillHolds(LaunchContext launch, Relationship before) {
            return before.equals(relationship);
        }

        @Override
        public void state(Statement statement, AuditTrail.Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ListPart<StatedRelationship> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller) {
            throw new UnsupportedOperationException();
        }
    }
}
