package org.sightline.visit;

import java.util.List;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Opener;
import org.sightline.context.LaunchContext;
import org.sightline.context.Officer;
import org.sightline.policy.override.RecordLeave;
import org.sightline.policy.relationship.Relationship;
import org.sightline.policy.relationship.Relationships;
import org.sightline.policy.relationship.StatedRelationship;
import org.sightline.registration.LaunchConfigSource;

/** The gates before a record, put together for a test. */
public final class Gates {

    private Gates() {}

    /** For organisations that ask for no relationship. */
    public static RecordGate of(LaunchConfigSource config, RecordLeave leave, AuditTrail trail) {
        return new RecordGate(
                new NetworkGate(config, trail),
                new ObjectionGate(leave, trail),
                new RelationshipGate(new Always(new Relationship.NotNeeded()), trail));
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
        public List<StatedRelationship> ofOrganisation(Officer officer, AuditTrail.Caller caller) {
            throw new UnsupportedOperationException();
        }
    }
}
