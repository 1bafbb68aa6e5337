package org.sightline.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchConfigState;

/**
 * Ready as soon as a checked configuration is in force. A change that was refused, or a key that has ended, degrades the
 * node and does not take it out of service: the last good configuration, without what the change takes away, goes on
 * serving, on every node alike. Only where it cannot be read who may see what is it not ready, as it opens no record.
 */
@Readiness
@ApplicationScoped
class LaunchConfigurationReadiness implements HealthCheck {

    private final LaunchConfigSource source;
    private final LaunchConfigState state;
    private final NodeConfigurations nodes;

    @Inject
    LaunchConfigurationReadiness(
            LaunchConfigSource source, LaunchConfigState state, NodeConfigurations nodes, MeterRegistry metrics) {
        this.source = source;
        this.state = state;
        this.nodes = nodes;
        metrics.gauge(
                "sightline.launch.config.refused", state, now -> now.refused().isPresent() ? 1 : 0);
        metrics.gauge(
                "sightline.launch.config.taken.away",
                state,
                now -> now.takenAway().size());
        metrics.gauge(
                "sightline.launch.config.unreadable",
                source,
                now -> now.unreadable().size());
        metrics.gauge("sightline.launch.config.ended", state, now -> now.ended().size());
    }

    /** The gauge is there from the start, not only once somebody asked for the health. */
    void atStart(@Observes StartupEvent event) {}

    @Override
    public HealthCheckResponse call() {
        LaunchConfig config = source.current();
        boolean degraded = state.refused().isPresent()
                || !state.ended().isEmpty()
                || !nodes.differing().isEmpty();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("launch configuration")
                .status(source.unreadable().isEmpty())
                .withData("state", degraded ? "degraded" : "current")
                .withData("version", config.version())
                .withData("organisations", config.organisations().size())
                .withData("feeds", config.feeds().size())
                .withData("warnings", state.warnings().size());
        sayWhatIsWrong(answer);
        return answer.build();
    }

    private void sayWhatIsWrong(HealthCheckResponseBuilder answer) {
        source.unreadable().stream().findFirst().ifPresent(first -> answer.withData("unreadable", first.toString()));
        state.refused()
                .ifPresent(refused -> answer.withData(
                                "refusedSince", refused.since().toString())
                        .withData("errors", refused.errors().size())
                        .withData("firstError", refused.errors().getFirst().toString()));
        state.takenAway().stream()
                .findFirst()
                .ifPresent(
                        first -> answer.withData("takenAway", state.takenAway().size())
                                .withData("firstTakenAway", first.toString()));
        state.ended().stream()
                .findFirst()
                .ifPresent(first ->
                        answer.withData("ended", state.ended().size()).withData("firstEnded", first.toString()));
        if (!nodes.differing().isEmpty()) {
            answer.withData("versionsOfNodes", String.join(", ", nodes.differing()));
        }
    }
}
