package org.sightline.launch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.ObjectionEvent;
import org.sightline.context.LaunchContext;
import org.sightline.policy.override.Leave;
import org.sightline.policy.override.RecordLeave;
import org.sightline.registration.LaunchConfigSource;

/** What is asked of a launch that its door has proved, before it takes effect; and again before anything is shown. */
@ApplicationScoped
public class LaunchGate {

    private final RecordLeave leave;
    private final LaunchConfigSource config;

    @Inject
    public LaunchGate(RecordLeave leave, LaunchConfigSource config) {
        this.leave = leave;
        this.config = config;
    }

    /**
     * Why a launch is refused.
     *
     * @param row of the refusal, by its reference: it names the launch, which was proved, as the patient's report has to
     *     hold it
     */
    record NotAdmitted(Refusal refusal, Function<String, AuditEvent> row) {}

    /**
     * Why this one is; empty if it is not.
     *
     * @throws org.sightline.policy.objection.ObjectionsUnavailableException if it cannot be found out
     */
    Optional<NotAdmitted> refusalOf(ProvedLaunch proved, LaunchRequest request) {
        String address = request.caller().ip();
        if (!config.current().access().termsOf(proved.launch().registration()).admitsFrom(address)) {
            return Optional.of(elsewhere(proved, "the browser's address, " + address + ", is in none of its networks"));
        }
        return switch (leave.of(proved.launch(), null)) {
            case Leave.Refused _ -> Optional.of(objected(proved));
            // of an overridable one nothing is shown before its user has said why it has to be
            case Leave.Overridable _, Leave.Given _, Leave.Overridden _, Leave.Lifted _ -> Optional.empty();
        };
    }

    private static NotAdmitted elsewhere(ProvedLaunch proved, String detail) {
        String reason = RefusalReason.NETWORK_NOT_ALLOWED.name();
        return new NotAdmitted(
                refusal(proved, RefusalReason.NETWORK_NOT_ALLOWED, detail),
                reference -> new AuditEvent.OfAdmission(
                        new AdmissionEvent.LaunchNotAdmitted(proved.launch(), reference, reason, detail)));
    }

    private static NotAdmitted objected(ProvedLaunch proved) {
        String reason = RefusalReason.PATIENT_OBJECTED.name();
        return new NotAdmitted(
                refusal(proved, RefusalReason.PATIENT_OBJECTED, "the patient objects"),
                reference -> new AuditEvent.OfObjection(
                        new ObjectionEvent.LaunchObjected(proved.launch(), reference, reason)));
    }

    private static Refusal refusal(ProvedLaunch proved, RefusalReason reason, String detail) {
        LaunchContext launch = proved.launch();
        return new Refusal(reason, detail, launch.voucher().userIssuer(), proved.registration(), true);
    }
}
