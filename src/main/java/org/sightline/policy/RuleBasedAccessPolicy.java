package org.sightline.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.registration.LaunchConfigSource;

/** Decides by the access rules in force and by what is withheld from everybody. */
@ApplicationScoped
class RuleBasedAccessPolicy implements AccessPolicy {

    /** The audit trail's code for a role that does not open a tab. */
    static final String ROLE_NOT_PERMITTED = "role-not-permitted";

    private final LaunchConfigSource config;

    @Inject
    RuleBasedAccessPolicy(LaunchConfigSource config) {
        this.config = config;
    }

    @Override
    public Decision mayOpen(LaunchContext launch, TabId tab) {
        return tabsOf(launch).contains(tab) ? new Decision.Permitted() : new Decision.Denied(ROLE_NOT_PERMITTED);
    }

    @Override
    public Set<TabId> tabsOf(LaunchContext launch) {
        return config.current().access().tabsOf(launch.practitioner().role());
    }

    @Override
    public boolean withholds(LaunchContext launch, Resource resource) {
        return new WithheldData(config.current().withheld()).withholds(resource);
    }
}
