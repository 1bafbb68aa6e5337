package org.sightline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.registration.ConfigurationTrail;

/** Puts changes of the configuration on the audit trail. */
@ApplicationScoped
class LaunchConfigurationTrail implements ConfigurationTrail {

    /** Nobody clicked: a file changed. */
    private final AuditTrail trail;

    LaunchConfigurationTrail(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean changed(String from, String to, List<String> files) {
        return isRecorded(new AuditEvent.ConfigurationChanged(from, to, files));
    }

    @Override
    public boolean refused(String inForce, String offered, List<String> files, int errors) {
        return isRecorded(new AuditEvent.ConfigurationRefused(inForce, offered, files, errors));
    }

    /** The trail has logged already what kept it from being recorded. */
    private boolean isRecorded(AuditEvent event) {
        try {
            trail.record(event, Caller.OURSELVES);
            return true;
        } catch (AuditUnavailableException _) {
            return false;
        }
    }
}
