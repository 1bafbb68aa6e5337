package org.sightline.audit.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Down only when nothing is opened any more; before that its data says that somebody has to look. */
@Readiness
@ApplicationScoped
class SealHealth implements HealthCheck {

    private final SealKeeper keeper;

    @Inject
    SealHealth(SealKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        return answer(keeper.state());
    }

    static HealthCheckResponse answer(SealState state) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("audit seals")
                .status(!(state instanceof SealState.Stalled))
                .withData("state", state.word())
                .withData("secondsBehind", state.behind().toSeconds());
        switch (state) {
            case SealState.Unsealed unsealed -> answer.withData("acceptedBy", unsealed.acceptedBy());
            case SealState.Current _ -> {}
            case SealState.Late late -> answer.withData("why", late.why());
            case SealState.Stalled stalled -> answer.withData("why", stalled.why());
        }
        return answer.build();
    }
}
