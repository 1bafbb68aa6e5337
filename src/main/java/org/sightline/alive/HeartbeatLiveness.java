package org.sightline.alive;

import io.quarkus.qute.Engine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.sightline.tab.document.RenderingPool;

/** DOWN once this node has come to nothing for a while, so that it is restarted. */
@Liveness
@ApplicationScoped
class HeartbeatLiveness implements HealthCheck {

    private static final String PAGE = "pages/closed";
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Heartbeat heartbeat;
    private final Duration stuckAfter;
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    @Inject
    HeartbeatLiveness(
            Engine pages,
            RenderingPool pool,
            InstantSource clock,
            @ConfigProperty(name = "sightline.liveness.stuck-after", defaultValue = "60S") Duration stuckAfter) {
        this.stuckAfter = stuckAfter;
        this.heartbeat = new Heartbeat(
                clock,
                () -> pages.getTemplate(PAGE).instance().render(),
                () -> pool.state().stuck() < pool.state().places());
    }

    void begin(@Observes StartupEvent start) {
        beating.scheduleWithFixedDelay(heartbeat::beat, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        beating.shutdownNow();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("heartbeat")
                .status(heartbeat.isAlive(stuckAfter))
                .withData("pageRenderedSecondsAgo", heartbeat.sinceServed().toSeconds())
                .withData("filesRenderableSecondsAgo", heartbeat.sinceFiles().toSeconds())
                .build();
    }
}
