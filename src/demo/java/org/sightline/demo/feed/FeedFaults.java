package org.sightline.demo.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which feeds a trainer has broken, and how. Kept in memory only: a restart mends everything. */
@ApplicationScoped
public class FeedFaults {

    private final Map<String, FeedFault> faults = new HashMap<>();
    private final Duration delay;

    /** @param delay how late a slow feed is */
    FeedFaults(
            @ConfigProperty(name = "sightline.demo.slow", defaultValue = FeedFault.DELAY_SECONDS + "s")
                    Duration delay) {
        this.delay = delay;
    }

    public synchronized FeedFault of(String feed) {
        return faults.getOrDefault(feed, FeedFault.NONE);
    }

    public synchronized void set(String feed, FeedFault fault) {
        faults.put(feed, fault);
        notifyAll();
    }

    /** Every feed behaves again. */
    public synchronized void mendAll() {
        faults.clear();
        notifyAll();
    }

    /** Returns when a slow feed's delay is over, or as soon as it is slow no longer. */
    synchronized void waitWhileSlow(String feed) throws InterruptedException {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0 && of(feed) == FeedFault.SLOW; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
