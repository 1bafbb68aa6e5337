package org.sightline.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.LaunchId;
import org.sightline.context.OfficeUser;
import org.sightline.launch.TestLaunch.Outcome;
import org.sightline.launch.TestLaunch.Told;

/** Test launches in the database; any node goes on with one. */
@Singleton
class TestRecords {

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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final InstantSource clock;

    @Inject
    TestRecords(AgroalDataSource dataSource, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource);
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.clock = clock;
    }

    /** Ends any other test of that administrator. */
    void begin(String secret, String registration, OfficeUser by, Duration lifetime) {
        OffsetDateTime now = now();
        jdbi.useTransaction(handle -> {
            handle.createUpdate(PURGE).bind("before", now.minus(KEPT)).execute();
            handle.createUpdate(STOP)
                    .bind("registration", registration)
                    .bind("by", hash(by))
                    .bind("now", now)
                    .execute();
            handle.createUpdate(BEGIN)
                    .bind("secret", sha256(secret))
                    .bind("registration", registration)
                    .bind("by", hash(by))
                    .bind("now", now)
                    .bind("expires", now.plus(lifetime))
                    .execute();
        });
    }

    void stop(String registration, OfficeUser by) {
        jdbi.useHandle(handle -> handle.createUpdate(STOP)
                .bind("registration", registration)
                .bind("by", hash(by))
                .bind("now", now())
                .execute());
    }

    /** Whose test it is, if it is still on. */
    Optional<String> open(String secret) {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN)
                .bind("secret", sha256(secret))
                .bind("now", now())
                .mapTo(String.class)
                .findOne());
    }

    /** Adds what one request of its launch told; of a test that has ended meanwhile nothing is changed. */
    void keep(String secret, TestLaunch test) {
        Optional<Outcome> outcome = test.outcome();
        Optional<Outcome.Accepted> accepted =
                outcome.filter(Outcome.Accepted.class::isInstance).map(Outcome.Accepted.class::cast);
        Optional<Outcome.Refused> refused =
                outcome.filter(Outcome.Refused.class::isInstance).map(Outcome.Refused.class::cast);
        jdbi.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("secret", sha256(secret))
                .bind("fresh", test.isFresh())
                .bind("steps", json(test.told()))
                .bind("now", now())
                .bind("outcome", text(outcome.map(_ -> accepted.isPresent() ? "accepted" : "refused")))
                .bind("door", text(outcome.map(end -> end.door().name())))
                .bind("launchId", text(accepted.map(end -> end.launchId().value())))
                .bind("reason", text(refused.map(end -> end.reason().name())))
                .bind("detail", text(refused.map(Outcome.Refused::detail)))
                .bind("reference", text(refused.map(Outcome.Refused::reference)))
                .execute());
    }

    Optional<KeptTest> latest(String registration, OfficeUser by) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST)
                .bind("registration", registration)
                .bind("by", hash(by))
                .map(TestRecords::test)
                .findOne());
    }

    private static KeptTest test(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        Optional<KeptTest.End> end = outcome == null
                ? Optional.empty()
                : Optional.of(
                        switch (outcome) {
                            case "accepted" ->
                                new KeptTest.End.Accepted(
                                        Door.valueOf(row.getString("door")), new LaunchId(row.getString("launch_id")));
                            case "refused" ->
                                new KeptTest.End.Refused(
                                        Door.valueOf(row.getString("door")),
                                        row.getString("reason"),
                                        Objects.requireNonNullElse(row.getString("detail"), ""),
                                        Objects.requireNonNullElse(row.getString("reference"), ""));
                            default -> new KeptTest.End.Stopped();
                        });
        return new KeptTest(at(row, "begun_at"), at(row, "expires_at"), steps(row.getString("steps")), end);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String json(List<Told> steps) {
        try {
            return JSON.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        }
    }

    private static List<Told> steps(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Map<String, String>>>() {}).stream()
                    .map(step -> new Told(
                            step.getOrDefault("step", ""),
                            step.getOrDefault("title", ""),
                            step.getOrDefault("expected", ""),
                            TestLaunch.Result.valueOf(step.getOrDefault("result", "NOT_MADE")),
                            step.getOrDefault("came", "")))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("steps that cannot be read again", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(Optional<String> text) {
        return text.orElse(null);
    }

    private static byte[] hash(OfficeUser user) {
        return sha256(user.issuer() + "\n" + user.subject());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
