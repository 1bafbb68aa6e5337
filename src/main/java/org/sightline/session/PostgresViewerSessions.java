package org.sightline.session;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Secret;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;
import org.sightline.start.BeforeMigration;

/** Sessions in PostgreSQL. */
@ApplicationScoped
class PostgresViewerSessions implements ViewerSessions, EndedSessions, LiveSessions, KnownLaunches {

    /** Why a session ended by itself. */
    static final String IDLE = "idle";

    static final String ABSOLUTE = "absolute";

    private static final Logger LOG = Logger.getLogger(PostgresViewerSessions.class);
    private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(1);

    private static final String OPEN = """
            INSERT INTO viewer_session (launch_id, secret_hash, launch, opened_at, last_seen_at)
            VALUES (:launchId, :secretHash, :launch::jsonb, :now, :now)
            """;
    private static final String FIND = "SELECT * FROM viewer_session WHERE launch_id = :launchId";
    private static final String TOUCH = """
            UPDATE viewer_session SET last_seen_at = greatest(last_seen_at, :now)
            WHERE launch_id = :launchId AND ended_at IS NULL
            """;
    private static final String END = """
            UPDATE viewer_session SET ended_at = :now, end_reason = :reason
            WHERE launch_id = :launchId AND ended_at IS NULL
            """;
    private static final String PURGE = """
            DELETE FROM viewer_session
            WHERE ended_at < :before OR last_seen_at < :idleBefore OR opened_at < :absoluteBefore
            """;
    private static final String IS_LIVE =
            "ended_at IS NULL AND last_seen_at > :idleBefore AND opened_at > :absoluteBefore";
    private static final String COUNT = "SELECT count(*) FROM viewer_session WHERE " + IS_LIVE;
    private static final String AMONG =
            "SELECT launch_id FROM viewer_session WHERE launch_id IN (<launches>) AND " + IS_LIVE;
    private static final String VOUCHER = "registration, organisation, issuer, key_id, acting_as";
    private static final String OLDEST = "SELECT DISTINCT ON (" + VOUCHER + ") * FROM viewer_session WHERE " + IS_LIVE
            + " ORDER BY " + VOUCHER + ", opened_at";
    private static final String SAME_VOUCHER = "SELECT * FROM viewer_session WHERE (" + VOUCHER + ") = (SELECT "
            + VOUCHER + " FROM viewer_session WHERE launch_id = :launchId) AND " + IS_LIVE;

    private final Database database;
    private final RecordedChanges changes;
    private final SessionLimits limits;
    private final InstantSource clock;

    @Inject
    PostgresViewerSessions(Database database, RecordedChanges changes, SessionConfig config, InstantSource clock) {
        this(database, changes, SessionLimits.of(config), clock);
    }

    /** Limits out of bounds stop the start. */
    static void beforeMigration(@Observes BeforeMigration due, SessionConfig config) {
        SessionLimits.of(config);
    }

    PostgresViewerSessions(Database database, RecordedChanges changes, SessionLimits limits, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Opened open(LaunchId launchId, LaunchContext launch) {
        Secret secret = Secret.random();
        Instant now = now();
        database.useHandle(handle -> handle.createUpdate(OPEN)
                .bind("launchId", launchId.value())
                .bind("secretHash", secret.hash())
                .bind("launch", LaunchContextJson.write(launch))
                .bind("now", now)
                .execute());
        return new Opened(new ViewerSession(launchId, launch, now, limits.end(now, now)), secret.value());
    }

    @Override
    public Found find(LaunchId launchId, String secret) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                        .bind("launchId", launchId.value())
                        .map(StoredSession::of)
                        .findOne())
                .filter(stored -> new Secret(secret).isOf(stored.secretHash()))
                .map(this::judge)
                .orElseGet(Found.Unknown::new);
    }

    @Override
    public Optional<LaunchContext> launchOf(LaunchId launchId) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("launchId", launchId.value())
                .map(StoredSession::of)
                .findOne()
                .map(StoredSession::launch));
    }

    @Override
    public boolean end(LaunchId launchId, LaunchContext launch, SessionEnd end, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, entries) -> {
            boolean ended = end(handle, launchId, end.code()) == 1;
            if (ended) {
                entries.accept(end.entry(launchId, launch));
            }
            return ended;
        });
    }

    @Override
    public Set<LaunchId> among(Set<LaunchId> launches) {
        Set<LaunchId> ended = new HashSet<>(launches);
        if (!launches.isEmpty()) {
            database.withHandle(handle -> live(handle.createQuery(AMONG))
                            .bindList(
                                    "launches",
                                    launches.stream().map(LaunchId::value).toList())
                            .mapTo(String.class)
                            .list())
                    .forEach(live -> ended.remove(new LaunchId(live)));
        }
        return ended;
    }

    @Override
    public List<ViewerSession> oldestOfEachVoucher() {
        return database.withHandle(handle -> live(handle.createQuery(OLDEST))
                .map(StoredSession::of)
                .map(this::session)
                .list());
    }

    @Override
    public List<ViewerSession> withTheVoucherOf(ViewerSession session) {
        return database.withHandle(handle -> live(handle.createQuery(SAME_VOUCHER))
                .bind("launchId", session.launchId().value())
                .map(StoredSession::of)
                .map(this::session)
                .list());
    }

    long countLive() {
        return database.withHandle(
                handle -> live(handle.createQuery(COUNT)).mapTo(Long.class).one());
    }

    /** Every node may purge: what another has purged already is simply not there. */
    @Scheduled(every = "1h", delayed = "5m")
    void purgeHourly() {
        try {
            LOG.debugf("Sessions purged: %d", purge());
        } catch (StorageUnavailableException e) {
            LOG.warn("Ended sessions could not be purged; the next try is in an hour");
        }
    }

    int purge() {
        Instant before = now().minus(KEPT_AFTER_THE_END);
        return database.withHandle(handle -> handle.createUpdate(PURGE)
                .bind("before", before)
                .bind("idleBefore", before.minus(limits.idle()))
                .bind("absoluteBefore", before.minus(limits.absolute()))
                .execute());
    }

    private Found judge(StoredSession stored) {
        if (stored.endReason() != null) {
            return new Found.Ended(stored.endReason(), stored.launch().registration());
        }
        Instant now = now();
        if (!now.isBefore(limits.end(stored.openedAt(), stored.lastSeenAt()))) {
            String reason = now.isBefore(stored.openedAt().plus(limits.absolute())) ? IDLE : ABSOLUTE;
            database.useHandle(handle -> end(handle, stored.launchId(), reason));
            return new Found.Ended(reason, stored.launch().registration());
        }
        if (limits.worthTouching(stored.lastSeenAt(), now)) {
            touch(stored.launchId(), now);
            return new Found.Live(session(stored.seenAt(now)));
        }
        return new Found.Live(session(stored));
    }

    private ViewerSession session(StoredSession stored) {
        return new ViewerSession(
                stored.launchId(),
                stored.launch(),
                stored.openedAt(),
                limits.end(stored.openedAt(), stored.lastSeenAt()));
    }

    private int end(Handle handle, LaunchId launchId, String reason) {
        return handle.createUpdate(END)
                .bind("launchId", launchId.value())
                .bind("reason", reason)
                .bind("now", now())
                .execute();
    }

    private void touch(LaunchId launchId, Instant now) {
        database.useHandle(handle -> handle.createUpdate(TOUCH)
                .bind("launchId", launchId.value())
                .bind("now", now)
                .execute());
    }

    private Query live(Query query) {
        Instant now = now();
        return query.bind("idleBefore", now.minus(limits.idle())).bind("absoluteBefore", now.minus(limits.absolute()));
    }

    /** As exactly as the database stores it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
