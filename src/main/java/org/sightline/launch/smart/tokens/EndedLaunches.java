package org.sightline.launch.smart.tokens;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;
import org.sightline.context.LaunchId;
import org.sightline.database.StorageUnavailableException;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.EndedSessions;

/**
 * Drops the tokens of launches whose sessions have ended, whatever ended them and on whichever node: a sign-out, time, a
 * registration that went, a node that was killed in between.
 */
@Singleton
class EndedLaunches {

    private static final Logger LOG = Logger.getLogger(EndedLaunches.class);

    private final HeldTokens held;
    private final EhrAccess access;
    private final EndedSessions sessions;
    private final LaunchConfigSource config;

    @Inject
    EndedLaunches(HeldTokens held, EhrAccess access, EndedSessions sessions, LaunchConfigSource config) {
        this.held = held;
        this.access = access;
        this.sessions = sessions;
        this.config = config;
    }

    /** Every node may sweep: whoever deletes a row gives its tokens back. */
    @Scheduled(every = "10s", delayed = "10s")
    void sweepOften() {
        try {
            sweep();
        } catch (StorageUnavailableException e) {
            LOG.warn("Tokens of ended launches could not be dropped; the next try is in ten seconds");
        }
    }

    void sweep() {
        Map<LaunchId, String> launches = held.launches();
        sessions.among(launches.keySet())
                .forEach(ended -> access.end(
                        ended,
                        config.current()
                                .byId(launches.getOrDefault(ended, ""))
                                .flatMap(LaunchRegistration::smart)
                                .orElse(null)));
    }
}
