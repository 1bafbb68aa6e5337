package org.sightline.alive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Does now and then what every click needs: a virtual thread that renders a page. A node that has not come to it for a
 * minute serves nobody, however busy it is; one that is only slow comes to it in time.
 */
final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final InstantSource clock;
    private final Runnable rendering;
    private final BooleanSupplier filesCanBeRendered;
    private volatile Instant served;
    private volatile Instant rendered;
    private volatile boolean under;

    /**
     * @param rendering of a page
     * @param filesCanBeRendered whether not every place for it is taken by a reader that does not stop
     */
    Heartbeat(InstantSource clock, Runnable rendering, BooleanSupplier filesCanBeRendered) {
        this.clock = clock;
        this.rendering = rendering;
        this.filesCanBeRendered = filesCanBeRendered;
        this.served = clock.instant();
        this.rendered = served;
    }

    /** From a platform thread of its own: a pool that is stuck would not come to it. */
    void beat() {
        if (filesCanBeRendered.getAsBoolean()) {
            rendered = clock.instant();
        }
        if (under) {
            return;
        }
        under = true;
        Thread.startVirtualThread(() -> {
            try {
                rendering.run();
                served = clock.instant();
            } catch (RuntimeException e) {
                LOG.error("No page can be rendered", e);
            } finally {
                under = false;
            }
        });
    }

    /** How long ago a page was last rendered. */
    Duration sinceServed() {
        return Duration.between(served, clock.instant());
    }

    /** How long ago there was last a place for a file to be rendered. */
    Duration sinceFiles() {
        return Duration.between(rendered, clock.instant());
    }

    boolean isAlive(Duration stuckAfter) {
        return sinceServed().compareTo(stuckAfter) < 0 && sinceFiles().compareTo(stuckAfter) < 0;
    }
}
