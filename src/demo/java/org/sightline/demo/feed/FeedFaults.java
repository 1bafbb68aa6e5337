package org.sightline.demo.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which feeds a trainer has broken, and how. Kept in memory only: a restart mends everything. */
@ApplicationScoped
public class FeedFaults {

    private final Map<String, FeedFault> faults = new ConcurrentHashMap<>();

    public FeedFault of(String feed) {
        return faults.getOrDefault(feed, FeedFault.NONE);
    }

    public void set(String feed, FeedFault fault) {
        faults.put(feed, fault);
    }

    /** Every feed behaves again. */
    public void mendAll() {
        faults.clear();
    }
}
