package org.sightline.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Which places keep checkpoints. Never down: a node without a second place serves as well as the others. */
@Readiness
@ApplicationScoped
class CheckpointHealth implements HealthCheck {

    private final CheckpointKeeper keeper;

    @Inject
    CheckpointHealth(CheckpointKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("audit checkpoints").up();
        answer.withData(
                "state", keeper.places().isEmpty() ? "none" : keeper.failing().isEmpty() ? "current" : "failing");
        keeper.places()
                .forEach(place -> answer.withData(
                        place.name(),
                        place.failingFor()
                                .map(time -> "failing for " + time.toSeconds() + " s")
                                .orElse("current")));
        return answer.build();
    }
}
