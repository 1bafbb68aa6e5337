package org.sightline.trail.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.sightline.trail.repository.RepositoryStates.RepositoryState;

/** Whether entries are sent on. Never down: a node that cannot reach a repository serves as well as the others. */
@Readiness
@ApplicationScoped
class RepositoryHealth implements HealthCheck {

    private final RepositoryFeed feed;
    private final RepositorySettings settings;
    private final InstantSource clock;

    @Inject
    RepositoryHealth(RepositoryFeed feed, RepositorySettings settings, InstantSource clock) {
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("audit repositories").up();
        answer.withData(
                "state",
                feed.states().isEmpty()
                        ? "none"
                        : feed.states().stream().anyMatch(this::isLate) ? "failing" : "current");
        feed.states().forEach(state -> answer.withData(state.destination(), words(state)));
        return answer.build();
    }

    private boolean isLate(RepositoryState state) {
        return state.failingSince()
                .filter(since -> since.plus(settings.alarmAfter()).isBefore(clock.instant()))
                .isPresent();
    }

    private static String words(RepositoryState state) {
        return state.failingSince()
                .map(since -> "takes nothing since " + since + ": " + state.fault())
                .orElse(state.behind() + " seals behind");
    }
}
