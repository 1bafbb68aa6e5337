package org.sightline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.sightline.tab.document.RenderingPool;

/** How the pool is that files are rendered in. A full one degrades letters on this node, and nothing else of it. */
@Readiness
@ApplicationScoped
class RenderingHealth implements HealthCheck {

    private final RenderingPool pool;

    @Inject
    RenderingHealth(RenderingPool pool) {
        this.pool = pool;
    }

    @Override
    public HealthCheckResponse call() {
        RenderingPool.State state = pool.state();
        return HealthCheckResponse.named("rendering of documents")
                .up()
                .withData("places", state.places())
                .withData("running", state.running())
                .withData("waiting", state.waiting())
                .withData("stuck", state.stuck())
                .build();
    }
}
