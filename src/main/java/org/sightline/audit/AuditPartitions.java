package org.sightline.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.sightline.database.AuditPool;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/** Keeps monthly partitions made ahead, so that the first write of a month finds its own. */
@ApplicationScoped
class AuditPartitions {

    static final int MONTHS_AHEAD = 3;

    private static final Logger LOG = Logger.getLogger(AuditPartitions.class);
    private static final String MAKE = "SELECT audit_make_partitions(:monthsAhead)";

    /** Whole months that are ready after the one that is on; -1 while nobody knows. */
    private static final String AHEAD = """
            SELECT count(*) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
            WHERE inhparent = 'audit_entry'::regclass
              AND relname > 'audit_entry_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')
            """;

    private final Database database;
    private final AtomicInteger ahead = new AtomicInteger(-1);

    @Inject
    AuditPartitions(@AuditPool Database database, MeterRegistry metrics) {
        this.database = database;
        metrics.gauge("sightline.audit.partitions.ahead", ahead);
    }

    void atStart(@Observes StartupEvent event) {
        daily();
    }

    /** Every node asks; the function lets one at a time do it. A day missed is made up for within three months. */
    @Scheduled(cron = "0 17 2 * * ?", timeZone = "UTC")
    void daily() {
        try {
            int made = make();
            if (made > 0) {
                LOG.infof("Audit partitions made: %d", made);
            }
            ahead.set(database.withHandle(
                    handle -> handle.createQuery(AHEAD).mapTo(Integer.class).one()));
        } catch (StorageUnavailableException e) {
            LOG.error("Audit partitions could not be made; the next try is tomorrow or at the next start", e);
        }
    }

    int make() {
        return database.withHandle(handle -> handle.createQuery(MAKE)
                .bind("monthsAhead", MONTHS_AHEAD)
                .mapTo(Integer.class)
                .one());
    }
}
