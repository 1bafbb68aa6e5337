package org.sightline.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.LaunchId;
import org.sightline.context.OfficeUser;
import org.sightline.context.Secret;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;
import org.sightline.launch.TestLaunch.End;
import org.sightline.launch.TestLaunch.Progress;

/** Test launches in the database; any node goes on with one. */
@Singleton
class TestRecords implements TestLog {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String PURGE = "DELETE FROM test_launch WHERE begun_at < :before";
    private static final String BEGIN = """
            INSERT INTO test_launch (secret_hash, registration, begun_by, begun_at, expires_at)
            VALUES (:secret, :registration, :by, :now, :expires)
            """;
    private static final String STOP = """
            UPDATE test_launch SET ended_at = :now, outcome = 'stopped'
            WHERE registration = :registration AND begun_by = :by AND ended_at IS NULL AND expires_at > :now
            """;
    private static final String OPEN = """
            SELECT registration FROM test_launch
            WHERE secret_hash = :secret AND ended_at IS NULL AND expires_at > :now
            """;
    private static final String KEEP = """
            UPDATE test_launch SET
                steps = CASE WHEN :fresh THEN '[]'::jsonb ELSE steps END || CAST(:steps AS jsonb),
                ended_at = CASE WHEN CAST(:outcome AS text) IS NULL THEN NULL ELSE :now END,
                outcome = :outcome, door = :door, launch_id = :launchId,
                reason = :reason, detail = :detail, reference = :reference
            WHERE secret_hash = :secret AND ended_at IS NULL
            """;
    private static final String LATEST = """
            SELECT begun_at, expires_at, steps::text, outcome, door, launch_id, reason, detail, reference
            FROM test_launch WHERE registration = :registration AND begun_by = :by ORDER BY begun_at DESC LIMIT 1
            """;
    private static final int LONGEST_FINDING = 1_000;
    private static final Logger LOG = Logger.getLogger(TestRecords.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final InstantSource clock;

    @Inject
    TestRecords(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Ends any other test of that administrator. */
    void begin(String secret, String registration, OfficeUser by, Duration lifetime) {
        Instant now = clock.instant();
        database.inTransaction(handle -> {
            handle.createUpdate(PURGE).bind("before", now.minus(KEPT)).execute();
            handle.createUpdate(STOP)
                    .bind("registration", registration)
                    .bind("by", hash(by))
                    .bind("now", now)
                    .execute();
            handle.createUpdate(BEGIN)
                    .bind("secret", new Secret(secret).hash())
                    .bind("registration", registration)
                    .bind("by", hash(by))
                    .bind("now", now)
                    .bind("expires", now.plus(lifetime))
                    .execute();
            return true;
        });
    }

    void stop(String registration, OfficeUser by) {
        database.useHandle(handle -> handle.createUpdate(STOP)
                .bind("registration", registration)
                .bind("by", hash(by))
                .bind("now", clock.instant())
                .execute());
    }

    @Override
    public Optional<String> registrationOf(String test) {
        return database.withHandle(handle -> handle.createQuery(OPEN)
                .bind("secret", new Secret(test).hash())
                .bind("now", clock.instant())
                .mapTo(String.class)
                .findOne());
    }

    /** Of a test that has ended meanwhile nothing is changed. */
    @Override
    public void add(String test, Progress progress) {
        try {
            database.useHandle(handle -> bind(handle.createUpdate(KEEP), progress.end())
                    .bind("secret", new Secret(test).hash())
                    .bind("fresh", progress.begins())
                    .bind("steps", json(progress.steps()))
                    .bind("now", clock.instant())
                    .execute());
        } catch (StorageUnavailableException e) {
            LOG.warnf("The steps of a test launch were not kept: %s", e.getMessage());
        }
    }

    private static Update bind(Update update, @Nullable End end) {
        End.@Nullable Accepted accepted = end instanceof End.Accepted opened ? opened : null;
        End.@Nullable Refused refused = end instanceof End.Refused found ? found : null;
        String outcome = accepted != null ? "accepted" : refused != null ? "refused" : null;
        Door door = accepted != null ? accepted.door() : refused != null ? refused.door() : null;
        return update.bind("outcome", outcome)
                .bind("door", door == null ? null : door.name())
                .bind("launchId", accepted == null ? null : accepted.launchId().value())
                .bind("reason", refused == null ? null : refused.reason())
                .bind("detail", refused == null ? null : refused.detail())
                .bind("reference", refused == null ? null : refused.reference());
    }

    Optional<TestLaunch> latest(String registration, OfficeUser by) {
        return database.withHandle(handle -> handle.createQuery(LATEST)
                .bind("registration", registration)
                .bind("by", hash(by))
                .map(TestRecords::test)
                .findOne());
    }

    private static TestLaunch test(ResultSet row, StatementContext context) throws SQLException {
        return new TestLaunch(
                Database.instant(row, "begun_at"),
                Database.instant(row, "expires_at"),
                steps(row.getString("steps")),
                end(row));
    }

    private static @Nullable End end(ResultSet row) throws SQLException {
        return switch (row.getString("outcome")) {
            case null -> null;
            case "accepted" ->
                new End.Accepted(Door.valueOf(row.getString("door")), new LaunchId(row.getString("launch_id")));
            case "refused" ->
                new End.Refused(
                        Door.valueOf(row.getString("door")),
                        row.getString("reason"),
                        Objects.requireNonNullElse(row.getString("detail"), ""),
                        Objects.requireNonNullElse(row.getString("reference"), ""));
            default -> new End.Stopped();
        };
    }

    private static String json(List<Step> steps) {
        try {
            return JSON.writeValueAsString(
                    steps.stream().map(TestRecords::stored).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        }
    }

    private static Map<String, String> stored(Step step) {
        String finding = step.finding();
        return Map.of(
                "step", step.name(),
                "title", step.title(),
                "expected", step.expected(),
                "result", step.result().name(),
                "came", finding.length() <= LONGEST_FINDING ? finding : finding.substring(0, LONGEST_FINDING) + "…");
    }

    private static List<Step> steps(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Map<String, String>>>() {}).stream()
                    .map(step -> new Step(
                            step.getOrDefault("step", ""),
                            step.getOrDefault("title", ""),
                            step.getOrDefault("expected", ""),
                            StepResult.valueOf(step.getOrDefault("result", "NOT_MADE")),
                            step.getOrDefault("came", ""),
                            ""))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("steps that cannot be read again", e);
        }
    }

    private static byte[] hash(OfficeUser user) {
        return new Secret(user.issuer() + "\n" + user.subject()).hash();
    }
}
