package org.sightline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigSource;

/** Ready when a checked configuration is in force; the databases have checks of their own. */
@Readiness
@ApplicationScoped
class LaunchConfigurationReadiness implements HealthCheck {

    private final LaunchConfigSource source;

    @Inject
    LaunchConfigurationReadiness(LaunchConfigSource source) {
        this.source = source;
    }

    @Override
    public HealthCheckResponse call() {
        LaunchConfig config = source.current();
        return HealthCheckResponse.named("launch configuration")
                .up()
                .withData("version", config.version())
                .withData("organisations", config.organisations().size())
                .withData("feeds", config.feeds().size())
                .build();
    }
}
