package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.visit.RecordNotShownException.Reason;

/**
 * Lets nothing of a record through to a place where the organisation's users may not be. It is asked at every request: a
 * device that is taken elsewhere, or a cookie that is, shows no more. The session stays, so that its user goes on when
 * they are back.
 */
@ApplicationScoped
public class NetworkGate {

    /** The audit trail's code. */
    static final String OUTSIDE_NETWORK = "outside-network";

    private final LaunchConfigSource config;
    private final AuditTrail audit;

    @Inject
    public NetworkGate(LaunchConfigSource config, AuditTrail audit) {
        this.config = config;
        this.audit = audit;
    }

    /**
     * A refusal is on the trail before anybody hears of it.
     *
     * @param page the address asked for, below the record's own
     * @throws RecordNotShownException if the request comes from elsewhere
     */
    void admit(Visit visit, String page) {
        boolean admits = config.current()
                .access()
                .termsOf(visit.launch().registration())
                .admitsFrom(visit.caller().ip());
        if (!admits) {
            audit.record(
                    new AuditEvent.OfAdmission(new AdmissionEvent.OpeningNotAdmitted(
                            visit.launchId(), visit.launch(), page, OUTSIDE_NETWORK)),
                    visit.caller());
            throw new RecordNotShownException(Reason.OUTSIDE_NETWORK, visit.desk());
        }
    }
}
