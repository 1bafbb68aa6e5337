package org.sightline.launch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.session.LiveSessions;
import org.sightline.session.SessionsUnavailableException;

/**
 * Ends the sessions of an organisation or a key that went, whether or not anybody clicks in them: right after a change of
 * the configuration, and now and then for keys that end by themselves or vanish from where they are published. What is
 * kept for a session, such as its EHR's tokens, goes with it. Every node sweeps, and one of them ends each.
 */
@Singleton
class WithdrawnLaunches {

    /** The same as at a click. */
    static final String REASON = "registration-or-key-removed";

    private static final Logger LOG = Logger.getLogger(WithdrawnLaunches.class);
    private static final AuditTrail.Caller OURSELVES = new AuditTrail.Caller("", "", "");

    private final LiveSessions sessions;
    private final LaunchConfigSource config;
    private final KeysInForce keys;
    private final AuditTrail audit;

    @Inject
    WithdrawnLaunches(LiveSessions sessions, LaunchConfigSource config, KeysInForce keys, AuditTrail audit) {
        this.sessions = sessions;
        this.config = config;
        this.keys = keys;
        this.audit = audit;
    }

    /** Beside the reload, which nothing may hold up. */
    void changed(@Observes LaunchConfigChanged change) {
        Thread.startVirtualThread(this::sweepOften);
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweepOften() {
        try {
            sweep();
        } catch (SessionsUnavailableException | AuditUnavailableException e) {
            LOG.warn("Sessions of what is no longer registered could not be ended; the next try is in half a minute");
        }
    }

    void sweep() {
        sessions.all().forEach((launchId, launch) -> {
            if (!config.current().stillVouchesFor(launch, keys)) {
                end(launchId, launch);
            }
        });
    }

    private void end(LaunchId launchId, LaunchContext launch) {
        AuditEvent ended = new AuditEvent.SessionEnded(launchId, launch, REASON);
        if (sessions.end(launchId, REASON, () -> audit.record(ended, OURSELVES))) {
            LOG.infof("A session of %s was ended: its registration or key went", launch.registration());
        }
    }
}
