package org.sightline.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.sightline.database.StorageUnavailableException;

/** How many sessions are live on all nodes together; every node says the same. */
@ApplicationScoped
class SessionGauge {

    private static final Logger LOG = Logger.getLogger(SessionGauge.class);

    private final PostgresViewerSessions sessions;
    private final AtomicLong live = new AtomicLong();

    @Inject
    SessionGauge(PostgresViewerSessions sessions, MeterRegistry metrics) {
        this.sessions = sessions;
        metrics.gauge("sightline.sessions", live);
    }

    /** The gauge is there from the start, not only once it was counted. */
    void atStart(@Observes StartupEvent event) {}

    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            live.set(sessions.countLive());
        } catch (StorageUnavailableException e) {
            LOG.debugf("Sessions not counted: %s", e.getMessage());
        }
    }
}
