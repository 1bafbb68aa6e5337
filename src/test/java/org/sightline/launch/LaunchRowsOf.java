package org.sightline.launch;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.sightline.audit.AuditTrail;

/** Rows of launches on a trail, each in a minute of its own, so that none is only counted. */
public final class LaunchRowsOf {

    private LaunchRowsOf() {}

    public static LaunchRows each(AuditTrail trail) {
        AtomicLong minute = new AtomicLong();
        return new LaunchRows(trail, (_, _) -> {}, () -> Instant.ofEpochSecond(60 * minute.incrementAndGet()));
    }
}
