package org.sightline.session;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Secret;

/** Sessions in PostgreSQL; made at start, so that limits out of bounds stop the start. */
@Startup
@ApplicationScoped
class PostgresViewerSessions implements ViewerSessions, EndedSessions, LiveSessions {

    /** Why a session ended by itself. */
    static final String IDLE = "idle";

    static final String ABSOLUTE = "absolute";

    private static final Logger LOG = Logger.getLogger(PostgresViewerSessions.class);
    private static final Duration KEPT_AFTER_THE_END = Duration.ofDays(1);

    private static final String OPEN = """
            INSERT INTO viewer_session (launch_id, secret_hash, launch, opened_at, last_seen_at)
            VALUES (:launchId, :secretHash, :launch::jsonb, :now, :now)
            """;
    private static final String FIND = """
            SELECT secret_hash, launch, opened_at, last_seen_at, end_reason
            FROM viewer_session WHERE launch_id = :launchId
            """;
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

    private static final String LIVE = """
            SELECT launch_id FROM viewer_session
            WHERE launch_id IN (<launches>) AND ended_at IS NULL
              AND last_seen_at > :idleBefore AND opened_at > :absoluteBefore
            """;

    private static final String ALL_LIVE = """
            SELECT launch_id, launch FROM viewer_session
            WHERE ended_at IS NULL AND last_seen_at > :idleBefore AND opened_at > :absoluteBefore
            """;

    private final Jdbi jdbi;
    private final SessionLimits limits;
    private final InstantSource clock;

    @Inject
    PostgresViewerSessions(AgroalDataSource dataSource, SessionConfig config, InstantSource clock) {
        this(Jdbi.create(dataSource), SessionLimits.of(config), clock);
    }

    PostgresViewerSessions(Jdbi jdbi, SessionLimits limits, InstantSource clock) {
        this.jdbi = jdbi;
        // a statement's message would otherwise repeat the launch, patient included, in the log
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Opened open(LaunchId launchId, LaunchContext launch) {
        Secret secret = Secret.random();
        Instant now = now();
        available(() -> jdbi.withHandle(handle -> handle.createUpdate(OPEN)
                .bind("launchId", launchId.value())
                .bind("secretHash", secret.hash())
                .bind("launch", LaunchContextJson.write(launch))
                .bind("now", utc(now))
                .execute()));
        return new Opened(new ViewerSession(launchId, launch, now, limits.end(now, now)), secret.value());
    }

    @Override
    public Found find(LaunchId launchId, String secret) {
        return row(launchId)
                .filter(row -> new Secret(secret).isOf(row.secretHash()))
                .map(row -> judge(launchId, row))
                .orElseGet(Found.Unknown::new);
    }

    @Override
    public void end(LaunchId launchId, String reason) {
        available(() -> jdbi.withHandle(handle -> handle.createUpdate(END)
                .bind("launchId", launchId.value())
                .bind("reason", reason)
                .bind("now", utc(now()))
                .execute()));
    }

    @Override
    public Set<LaunchId> among(Set<LaunchId> launches) {
        Set<LaunchId> ended = new HashSet<>(launches);
        if (!launches.isEmpty()) {
            Instant now = now();
            available(() -> jdbi.withHandle(handle -> handle.createQuery(LIVE)
                            .bindList(
                                    "launches",
                                    launches.stream().map(LaunchId::value).toList())
                            .bind("idleBefore", utc(now.minus(limits.idle())))
                            .bind("absoluteBefore", utc(now.minus(limits.absolute())))
                            .mapTo(String.class)
                            .list()))
                    .forEach(live -> ended.remove(new LaunchId(live)));
        }
        return ended;
    }

    @Override
    public Map<LaunchId, LaunchContext> all() {
        Instant now = now();
        return available(() -> jdbi.withHandle(handle -> handle.createQuery(ALL_LIVE)
                        .bind("idleBefore", utc(now.minus(limits.idle())))
                        .bind("absoluteBefore", utc(now.minus(limits.absolute())))
                        .map((row, _) -> Map.entry(
                                new LaunchId(row.getString("launch_id")),
                                LaunchContextJson.read(row.getString("launch"))))
                        .list()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean end(LaunchId launchId, String reason, Runnable entry) {
        return available(() -> jdbi.inTransaction(handle -> {
            int ended = handle.createUpdate(END)
                    .bind("launchId", launchId.value())
                    .bind("reason", reason)
                    .bind("now", utc(now()))
                    .execute();
            if (ended == 1) {
                entry.run();
            }
            return ended == 1;
        }));
    }

    /** Every node may purge: what another has purged already is simply not there. */
    @Scheduled(every = "1h", delayed = "5m")
    void purgeHourly() {
        try {
            LOG.debugf("Sessions purged: %d", purge());
        } catch (SessionsUnavailableException e) {
            LOG.warn("Ended sessions could not be purged; the next try is in an hour");
        }
    }

    int purge() {
        Instant before = now().minus(KEPT_AFTER_THE_END);
        return available(() -> jdbi.withHandle(handle -> handle.createUpdate(PURGE)
                .bind("before", utc(before))
                .bind("idleBefore", utc(before.minus(limits.idle())))
                .bind("absoluteBefore", utc(before.minus(limits.absolute())))
                .execute()));
    }

    private Found judge(LaunchId launchId, Row row) {
        LaunchContext launch = LaunchContextJson.read(row.launch());
        if (row.endReason().isPresent()) {
            return new Found.Ended(row.endReason().get(), launch.registration());
        }
        Instant now = now();
        if (!now.isBefore(limits.end(row.openedAt(), row.lastSeenAt()))) {
            String reason = now.isBefore(row.openedAt().plus(limits.absolute())) ? IDLE : ABSOLUTE;
            end(launchId, reason);
            return new Found.Ended(reason, launch.registration());
        }
        Instant seen = limits.worthTouching(row.lastSeenAt(), now) ? touch(launchId, now) : row.lastSeenAt();
        return new Found.Live(new ViewerSession(launchId, launch, row.openedAt(), limits.end(row.openedAt(), seen)));
    }

    private Instant touch(LaunchId launchId, Instant now) {
        available(() -> jdbi.withHandle(handle -> handle.createUpdate(TOUCH)
                .bind("launchId", launchId.value())
                .bind("now", utc(now))
                .execute()));
        return now;
    }

    private Optional<Row> row(LaunchId launchId) {
        return available(() -> jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("launchId", launchId.value())
                .map(Row::of)
                .findOne()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> T available(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new SessionsUnavailableException("sessions cannot be reached", e);
        }
    }

    private record Row(
            byte[] secretHash, String launch, Instant openedAt, Instant lastSeenAt, Optional<String> endReason) {

        static Row of(ResultSet columns, StatementContext context) throws SQLException {
            return new Row(
                    columns.getBytes("secret_hash"),
                    columns.getString("launch"),
                    columns.getObject("opened_at", OffsetDateTime.class).toInstant(),
                    columns.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(columns.getString("end_reason")));
        }
    }
}
