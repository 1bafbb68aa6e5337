package org.sightline.feed.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** How each feed stands. One that is away degrades its own part of records on every node alike, and no node. */
@Readiness
@ApplicationScoped
class FeedsHealth implements HealthCheck {

    private final FeedLines lines;

    @Inject
    FeedsHealth(FeedLines lines) {
        this.lines = lines;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("feeds").up();
        boolean all = true;
        for (FeedStanding state : lines.states()) {
            all &= state.circuit() == FeedStanding.Circuit.ASKED;
            answer.withData(state.feed().value(), state.inWords());
        }
        return answer.withData("state", all ? "current" : "degraded").build();
    }
}
