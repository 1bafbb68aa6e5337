package org.sightline.main;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What is done in the background begins when the viewer listens: a start that fails has begun none of it. */
@Singleton
class BackgroundStart {

    private final Scheduler scheduler;

    @Inject
    BackgroundStart(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void listening(@ObservesAsync HttpServerStart start) {
        scheduler.resume();
    }
}
