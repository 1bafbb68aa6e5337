package org.sightline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.sightline.audit.ConfigurationVersion;
import org.sightline.registration.LaunchConfigSource;

/** Lets the audit trail name the configuration in force without knowing it. */
@ApplicationScoped
class LaunchConfigurationVersion implements ConfigurationVersion {

    private final LaunchConfigSource config;

    @Inject
    LaunchConfigurationVersion(LaunchConfigSource config) {
        this.config = config;
    }

    @Override
    public String current() {
        return config.current().version();
    }
}
