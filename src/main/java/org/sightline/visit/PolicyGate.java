package org.sightline.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.visit.RecordNotShownException.Reason;

/**
 * Lets nothing through while it cannot be read who may see what: what held before may be what somebody took back.
 * Nobody is asked and nothing is opened then, so there is no row but that of the configuration, which was refused.
 */
@ApplicationScoped
public class PolicyGate {

    private final LaunchConfigSource config;

    @Inject
    public PolicyGate(LaunchConfigSource config) {
        this.config = config;
    }

    /** @throws RecordNotShownException if it cannot be read */
    public void admit() {
        if (!config.unreadable().isEmpty()) {
            throw new RecordNotShownException(Reason.POLICY_UNREADABLE, null);
        }
    }
}
