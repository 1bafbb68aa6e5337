package org.sightline.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.watch.Watch;
import org.sightline.registration.watch.WatchRule;

/**
 * Each minute every rule reads on what was added to the trail, on whichever node comes first. A rule that was changed
 * reads the trail from its beginning, so that its cases are the same as if it had always been so.
 */
@Singleton
class TrailWatch {

    private static final Logger LOG = Logger.getLogger(TrailWatch.class);
    private static final int ROWS_AT_ONCE = 2_000;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(50);

    private final Database database;
    private final LaunchConfigSource config;
    private final TrailChunks chunks;
    private final CaseBook cases;
    private final InstantSource clock;
    private volatile Instant completeAt;

    @Inject
    TrailWatch(Database database, LaunchConfigSource config, CaseBook cases, InstantSource clock) {
        this.config = config;
        this.chunks = new TrailChunks(database, ROWS_AT_ONCE);
        this.database = database;
        this.cases = cases;
        this.clock = clock;
        completeAt = clock.instant();
    }

    void atStart(@Observes StartupEvent event, MeterRegistry metrics) {
        metrics.gauge(
                "sightline.watch.behind.seconds",
                this,
                watch -> Duration.between(watch.completeAt, watch.clock.instant())
                        .toSeconds());
    }

    @Scheduled(every = "60s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP, identity = "watch")
    void eachMinute() {
        Instant end = clock.instant().plus(LONGEST_TURN);
        List<WatchRule> unread = config.current().alerts().rules();
        try {
            while (!unread.isEmpty() && clock.instant().isBefore(end)) {
                unread = unread.stream().filter(this::hasMore).toList();
            }
            completeAt = unread.isEmpty() ? clock.instant() : completeAt;
        } catch (StorageUnavailableException | AuditUnavailableException e) {
            LOG.errorf("The audit trail is not watched at the moment: %s", e.getMessage());
        }
    }

    /** Reads some rows on, so that one rule that begins afresh keeps no other waiting. */
    private boolean hasMore(WatchRule rule) {
        Position before = chunks.position(rule.name(), rule.fingerprint());
        TrailChunks.Chunk chunk = chunks.after(before);
        List<WatchFinding> found =
                database.withHandle(handle -> found(rule, chunk.rows(), new PostgresHistory(handle)));
        boolean ours = cases.keep(rule, before, chunk.after(), found);
        return ours && chunk.more();
    }

    private List<WatchFinding> found(WatchRule rule, List<WatchedRow> all, TrailHistory history) {
        LaunchConfig now = config.current();
        List<WatchedRow> rows = all.stream()
                .filter(row -> now.alerts().isAbout(rule, row.place().registration()))
                .toList();
        UserRules users = new UserRules(rows, history);
        return switch (rule.watch()) {
            case Watch.OwnRecord _ -> RowRules.ownRecord(rows);
            case Watch.SameSurname surname -> RowRules.sameSurname(surname, rows, history);
            case Watch.OutOfHours hours -> RowRules.outOfHours(hours, rows);
            case Watch.NoContact _ -> RowRules.noContact(now, rows);
            case Watch.StatedRelationship _ -> RowRules.statedRelationship(rows);
            case Watch.WrongPatient _ -> RowRules.wrongPatient(rows);
            case Watch.Attempts attempts -> RowRules.attempts(attempts, rows);
            case Watch.Volume volume -> users.volume(volume);
            case Watch.TwoPlaces places -> users.twoPlaces(places);
            case Watch.OverrideRate rate -> users.overrideRate(rate);
            case Watch.OverrideWords words -> users.overrideWords(words);
            case Watch.ManyUsers many -> PatientRules.manyUsers(many, rows, history);
        };
    }
}
