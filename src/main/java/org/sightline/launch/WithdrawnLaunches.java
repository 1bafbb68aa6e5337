package org.sightline.launch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.database.StorageUnavailableException;
import org.sightline.registration.KeysInForce;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchConfigNodes;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.session.LiveSessions;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSession;
import org.sightline.session.Withdrawals;

/**
 * Ends the sessions of an organisation, a key or a permission to act for somebody that went, whether or not anybody clicks
 * in them: right after a change of the configuration, and now and then for keys that end by themselves or vanish from
 * where they are published. What is kept for a session, such as its EHR's tokens, goes with it. Every node sweeps, and one
 * of them ends each.
 *
 * <p>That this node's configuration does not vouch for a session is not enough: while nodes are given a new
 * configuration one after the other, an organisation that was added is unknown to those that are behind. A session ends
 * if this node has had a configuration that vouched for it, if only its key went, or if every node agrees: then it was
 * taken away while no node was running.
 */
@Singleton
class WithdrawnLaunches implements Withdrawals {

    /** By then every node has said which configuration it has in force, and those that are gone are forgotten. */
    static final Duration KNOWN_EVERYWHERE_AFTER = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(WithdrawnLaunches.class);

    private final LiveSessions sessions;
    private final LaunchConfigSource config;
    private final LaunchConfigNodes nodes;
    private final KeysInForce keys;
    private final InstantSource clock;

    /** Those that were in force on this node and whose sessions have not been swept since. */
    private final List<LaunchConfig> replaced = new CopyOnWriteArrayList<>();

    @Inject
    WithdrawnLaunches(
            LiveSessions sessions,
            LaunchConfigSource config,
            LaunchConfigNodes nodes,
            KeysInForce keys,
            InstantSource clock) {
        this.sessions = sessions;
        this.config = config;
        this.nodes = nodes;
        this.keys = keys;
        this.clock = clock;
    }

    /** Beside the reload, which nothing may hold up. */
    void changed(@Observes LaunchConfigChanged change) {
        replaced(change.before());
        Thread.startVirtualThread(this::sweepOften);
    }

    void replaced(LaunchConfig before) {
        replaced.add(before);
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweepOften() {
        try {
            sweep();
        } catch (StorageUnavailableException | AuditUnavailableException e) {
            LOG.warn("Sessions of what is no longer registered could not be ended; the next try is in half a minute");
        }
    }

    /** One session stands for all of its kind, so that a thousand sessions cost no more than ten. */
    void sweep() {
        List<LaunchConfig> before = List.copyOf(replaced);
        sessions.oldestOfEachVoucher().stream()
                .filter(oldest -> isWithdrawn(oldest, before))
                .flatMap(oldest -> sessions.withTheVoucherOf(oldest).stream())
                .filter(session -> isWithdrawn(session, before))
                .forEach(session -> end(session, AuditTrail.Caller.OURSELVES));
        replaced.removeAll(before);
    }

    @Override
    public void refused(ViewerSession session, AuditTrail.Caller caller) {
        if (isWithdrawn(session, List.copyOf(replaced))) {
            end(session, caller);
        }
    }

    private boolean isWithdrawn(ViewerSession session, List<LaunchConfig> before) {
        LaunchConfig now = config.current();
        if (now.stillVouchesFor(session.launch(), keys)) {
            return false;
        }
        return now.stillVouchesFor(session.launch())
                || before.stream().anyMatch(old -> old.stillVouchesFor(session.launch()))
                || (isOld(session) && nodes.allHave(now.version()));
    }

    private boolean isOld(ViewerSession session) {
        return session.openedAt().plus(KNOWN_EVERYWHERE_AFTER).isBefore(clock.instant());
    }

    private void end(ViewerSession session, AuditTrail.Caller caller) {
        LaunchConfig now = config.current();
        boolean actsInVain = now.byId(session.launch().registration()).isPresent()
                && !now.access().allowsActingFor(session.launch());
        SessionEnd end = actsInVain ? SessionEnd.ACTING_FOR_WITHDRAWN : SessionEnd.NO_LONGER_VOUCHED_FOR;
        if (sessions.end(session.launchId(), session.launch(), end, caller)) {
            LOG.infof("A session of %s was ended: %s", session.launch().registration(), end.code());
        }
    }
}
