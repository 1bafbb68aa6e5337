package org.sightline.launch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.visit.Attempts;

/**
 * Puts launches on the trail, accepted and refused. Of those that are refused and only name an organisation, so many a
 * minute have rows of their own; the others are counted as attempts are, so that a flood neither fills the disk nor hides
 * anybody else's.
 */
@ApplicationScoped
public class LaunchRows {

    /** Rows a minute of one client address. */
    static final int OF_AN_ADDRESS = 60;

    /** Rows a minute that name one organisation, or none that is known. */
    static final int OF_A_REGISTRATION = 120;

    private static final Duration TURN = Duration.ofMinutes(1);

    private final AuditTrail trail;
    private final BiConsumer<String, Caller> others;
    private final InstantSource clock;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<String, Integer> byRegistration = new HashMap<>();
    private Instant turn = Instant.EPOCH;

    @Inject
    LaunchRows(AuditTrail trail, Attempts attempts, InstantSource clock) {
        this(trail, attempts::byLaunch, clock);
    }

    /** @param others takes those that have no row of their own, by the registration that they name, which may be empty */
    public LaunchRows(AuditTrail trail, BiConsumer<String, Caller> others, InstantSource clock) {
        this.trail = trail;
        this.others = others;
        this.clock = clock;
    }

    void record(AuditEvent event, Caller caller) {
        if (event instanceof AuditEvent.LaunchRefused refused && !refused.proved()) {
            String registration = refused.registration().orElse("");
            if (!hasRow(caller.ip(), registration)) {
                others.accept(registration, caller);
                return;
            }
        }
        trail.record(event, caller);
    }

    private synchronized boolean hasRow(String address, String registration) {
        Instant now = clock.instant();
        if (!now.isBefore(turn.plus(TURN))) {
            byAddress.clear();
            byRegistration.clear();
            turn = now;
        }
        if (byAddress.getOrDefault(address, 0) >= OF_AN_ADDRESS
                || byRegistration.getOrDefault(registration, 0) >= OF_A_REGISTRATION) {
            return false;
        }
        byAddress.merge(address, 1, Integer::sum);
        byRegistration.merge(registration, 1, Integer::sum);
        return true;
    }
}
