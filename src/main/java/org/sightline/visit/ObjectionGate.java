package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.ObjectionEvent;
import org.sightline.policy.override.Leave;
import org.sightline.policy.override.RecordLeave;

/** Lets nothing of a record through whose patient objects, not even in a session that began before they did. */
@ApplicationScoped
public class ObjectionGate {

    private final RecordLeave leave;
    private final AuditTrail audit;

    @Inject
    public ObjectionGate(RecordLeave leave, AuditTrail audit) {
        this.leave = leave;
        this.audit = audit;
    }

    /**
     * A refusal is on the trail before anybody hears of it.
     *
     * @param page the address asked for, below the record's own
     * @return the visit, with its override if it has one
     * @throws RecordNotShownException if the patient objects and the launch has no override
     * @throws org.sightline.policy.objection.ObjectionsUnavailableException if that cannot be found out
     */
    Visit admit(Visit visit, String page) {
        return let(visit, page, leave.of(visit.launch(), visit.launchId()));
    }

    /**
     * Asks once more of a visit that was let in.
     *
     * @throws RecordNotShownException if it would not be any more, or if the patient objects to other parts by now
     * @throws org.sightline.policy.objection.ObjectionsUnavailableException if that cannot be found out
     */
    void admitStill(Visit visit, String page) {
        Leave now = leave.still(visit.launch(), visit.leave());
        boolean isOnTheTrail = now instanceof Leave.Lifted && now.equals(visit.leave());
        if (!isOnTheTrail) {
            Visit still = let(visit, page, now);
            if (!visit.notShown().equals(still.notShown())) {
                throw refused(visit, page, null);
            }
        }
    }

    private Visit let(Visit visit, String page, Leave by) {
        return switch (by) {
            case Leave.Given _, Leave.Overridden _ -> visit.with(by);
            case Leave.Lifted lifted -> lifted(visit, page, lifted);
            case Leave.Refused _ -> throw refused(visit, page, null);
            case Leave.Overridable _ -> throw refused(visit, page, visit.address() + "/override");
        };
    }

    private Visit lifted(Visit visit, String page, Leave.Lifted lifted) {
        audit.record(
                new AuditEvent.OfObjection(
                        new ObjectionEvent.ObjectionLifted(visit.launchId(), visit.launch(), page, lifted.why())),
                visit.caller());
        return visit.with(lifted);
    }

    private RecordNotShownException refused(Visit visit, String page, @Nullable String override) {
        audit.record(
                new AuditEvent.OfObjection(new ObjectionEvent.OpeningObjected(visit.launchId(), visit.launch(), page)),
                visit.caller());
        return RecordNotShownException.objected(visit.desk(), override);
    }
}
