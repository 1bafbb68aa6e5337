package org.sightline.usage;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.context.UkZone;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/**
 * Each minute what the trail has of the current day is counted anew, and every earlier day that is not counted yet, the
 * latest first, on whichever node comes first.
 */
@Singleton
class UsageCounting {

    private static final Logger LOG = Logger.getLogger(UsageCounting.class);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(50);

    /** Whatever was written at midnight is committed by then: a statement and a transaction may take some seconds. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);

    /** Counting takes no more than this part of a node's time. */
    private static final int ONE_PART_OF = 20;

    private static final String MISSING = """
            SELECT CAST(d AS date) FROM generate_series(
                (SELECT min(to_date(right(c.relname, 7), 'YYYY_MM')) FROM pg_inherits AS i
                 JOIN pg_class AS c ON c.oid = i.inhrelid WHERE i.inhparent = CAST('audit_entry' AS regclass)),
                CAST(:last AS timestamp), interval '1 day') AS d
            WHERE NOT EXISTS (SELECT FROM usage_counted WHERE day = CAST(d AS date) AND complete)
            ORDER BY d DESC
            """;

    private final Database database;
    private final InstantSource clock;
    private Instant notBefore = Instant.MIN;

    @Inject
    UsageCounting(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "60s", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP, identity = "usage")
    void eachMinute() {
        Instant begun = clock.instant();
        if (begun.isBefore(notBefore)) {
            return;
        }
        try {
            count(begun);
        } catch (StorageUnavailableException e) {
            LOG.errorf("Use is not counted at the moment: %s", e.getMessage());
        }
    }

    private void count(Instant begun) {
        LocalDate today = LocalDate.ofInstant(begun, UkZone.ID);
        LocalDate lastComplete =
                LocalDate.ofInstant(begun.minus(AFTER_MIDNIGHT), UkZone.ID).minusDays(1);
        for (LocalDate day = lastComplete.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            count(day, false);
        }
        notBefore =
                clock.instant().plus(Duration.between(begun, clock.instant()).multipliedBy(ONE_PART_OF));
        Instant end = begun.plus(LONGEST_TURN);
        for (LocalDate day : missing(lastComplete)) {
            if (!clock.instant().isBefore(end)) {
                return;
            }
            count(day, true);
        }
    }

    private List<LocalDate> missing(LocalDate last) {
        return database.withHandle(handle -> handle.createQuery(MISSING)
                .bind("last", last)
                .mapTo(LocalDate.class)
                .list());
    }

    private void count(LocalDate day, boolean complete) {
        database.inTransaction(handle -> DayCount.count(handle, day, complete));
    }
}
