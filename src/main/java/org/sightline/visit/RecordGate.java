package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What everything that is shown of a record passes: one gate after the other, each with its row if it refuses. */
@ApplicationScoped
public class RecordGate {

    private final PolicyGate policy;
    private final NetworkGate networks;
    private final ObjectionGate objections;
    private final RelationshipGate relationships;

    @Inject
    public RecordGate(
            PolicyGate policy, NetworkGate networks, ObjectionGate objections, RelationshipGate relationships) {
        this.policy = policy;
        this.networks = networks;
        this.objections = objections;
        this.relationships = relationships;
    }

    /**
     * @param page the address asked for, below the record's own
     * @return the visit, with what lets it in
     * @throws RecordNotShownException if one of them does not let it in
     */
    Visit admit(Visit visit, String page) {
        policy.admit();
        networks.admit(visit, page);
        // of a patient who objects nobody is asked anything
        return relationships.admit(objections.admit(visit, page), page);
    }

    /**
     * For what shows nothing of the record, which is asked for where its user may be all the same.
     *
     * @throws RecordNotShownException if they may not be there
     */
    Visit admitToForm(Visit visit, String page) {
        policy.admit();
        networks.admit(visit, page);
        return visit;
    }

    /**
     * Asks once more of a visit that was let in.
     *
     * @throws RecordNotShownException if it would not be any more
     */
    void admitStill(Visit visit, String page) {
        policy.admit();
        networks.admit(visit, page);
        objections.admitStill(visit, page);
        relationships.admitStill(visit, page);
    }
}
