package org.sightline.officer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sightline.officer.SignIn.Claimed;

/**
 * One row per sign-in, for all nodes. The sign-in's cookie holds everything else and would go on being good wherever it
 * was copied to: this row is what makes an end an end.
 */
@Startup
@ApplicationScoped
class OfficeSessions {

    static final Duration LONGEST_IDLE = Duration.ofHours(2);
    static final Duration LONGEST_ABSOLUTE = Duration.ofHours(12);

    private static final Logger LOG = Logger.getLogger(OfficeSessions.class);
    private static final Duration BETWEEN_TOUCHES = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String FIND = """
            SELECT form_token, token_issued_at, started_at, last_seen_at, ended_at FROM officer_session
            WHERE session_key = :key
            """;
    private static final String BEGIN = """
            INSERT INTO officer_session (session_key, form_token, token_issued_at, started_at, last_seen_at)
            VALUES (:key, :formToken, :issuedAt, :now, :now)
            ON CONFLICT (session_key) DO UPDATE
                SET form_token = excluded.form_token, token_issued_at = excluded.token_issued_at,
                    started_at = excluded.started_at, last_seen_at = excluded.last_seen_at,
                    ended_at = NULL, end_reason = NULL
                WHERE officer_session.ended_at IS NOT NULL
            """;
    private static final String TOUCH = """
            UPDATE officer_session
            SET last_seen_at = greatest(last_seen_at, :now), token_issued_at = greatest(token_issued_at, :issuedAt)
            WHERE session_key = :key AND ended_at IS NULL
            """;
    private static final String END = """
            UPDATE officer_session
            SET ended_at = :now, end_reason = :reason, token_issued_at = greatest(token_issued_at, :issuedAt)
            WHERE session_key = :key AND ended_at IS NULL
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Duration idle;
    private final Duration absolute;
    private final SecureRandom random = new SecureRandom();

    @Inject
    OfficeSessions(AgroalDataSource dataSource, OfficerConfig config, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource);
        this.clock = clock;
        this.idle = within("sightline.officers.idle-timeout", config.idleTimeout(), LONGEST_IDLE);
        this.absolute = within("sightline.officers.absolute-timeout", config.absoluteTimeout(), LONGEST_ABSOLUTE);
    }

    /** How a sign-in stands. */
    sealed interface Standing {
        /** Seen for the first time, or anew after an end. */
        record Fresh() implements Standing {}

        record Live(String formToken) implements Standing {}

        /** It has just been ended here because of its age. */
        record Expired(String reason) implements Standing {}

        /** It was ended before, and this is still the token it had. */
        record Over() implements Standing {}
    }

    Standing standing(Claimed claimed) {
        return row(claimed).map(row -> judge(claimed, row)).orElseGet(Standing.Fresh::new);
    }

    /** Begins the session of a sign-in that is on the audit trail. Two requests that do so at once share one session. */
    String begin(Claimed claimed) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        jdbi.useHandle(handle -> handle.createUpdate(BEGIN)
                .bind("key", key(claimed))
                .bind("formToken", Base64.getUrlEncoder().withoutPadding().encodeToString(bits))
                .bind("issuedAt", utc(claimed.issuedAt()))
                .bind("now", utc(now()))
                .execute());
        return row(claimed).orElseThrow().formToken();
    }

    void end(Claimed claimed, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bind("key", key(claimed))
                .bind("reason", reason)
                .bind("issuedAt", utc(claimed.issuedAt()))
                .bind("now", utc(now()))
                .execute());
    }

    /** Every node may purge: what another has purged already is simply not there. */
    @Scheduled(every = "1h", delayed = "6m")
    void purgeHourly() {
        try {
            jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM officer_session WHERE last_seen_at < :before")
                    .bind("before", utc(now().minus(KEPT)))
                    .execute());
        } catch (JdbiException e) {
            LOG.warn("Ended sign-ins of officers could not be purged; the next try is in an hour");
        }
    }

    private Standing judge(Claimed claimed, Row row) {
        if (row.endedAt().isPresent()) {
            return claimed.issuedAt().isAfter(row.tokenIssuedAt()) ? new Standing.Fresh() : new Standing.Over();
        }
        Instant now = now();
        boolean old = !now.isBefore(row.startedAt().plus(absolute));
        if (old || !now.isBefore(row.lastSeenAt().plus(idle))) {
            String reason = old ? "absolute" : "idle";
            end(claimed, reason);
            return new Standing.Expired(reason);
        }
        boolean worthTouching = !now.isBefore(row.lastSeenAt().plus(BETWEEN_TOUCHES))
                || claimed.issuedAt().isAfter(row.tokenIssuedAt());
        if (worthTouching) {
            jdbi.useHandle(handle -> handle.createUpdate(TOUCH)
                    .bind("key", key(claimed))
                    .bind("issuedAt", utc(claimed.issuedAt()))
                    .bind("now", utc(now))
                    .execute());
        }
        return new Standing.Live(row.formToken());
    }

    private Optional<Row> row(Claimed claimed) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("key", key(claimed))
                .map((columns, _) -> new Row(
                        columns.getString("form_token"),
                        columns.getObject("token_issued_at", OffsetDateTime.class)
                                .toInstant(),
                        columns.getObject("started_at", OffsetDateTime.class).toInstant(),
                        columns.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(columns.getObject("ended_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .findOne());
    }

    private static byte[] key(Claimed claimed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(claimed.session().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Duration within(String key, Duration value, Duration longest) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(key + " is " + value + ": it must be from PT1S to " + longest);
        }
        return value;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Row(
            String formToken,
            Instant tokenIssuedAt,
            Instant startedAt,
            Instant lastSeenAt,
            Optional<Instant> endedAt) {}
}
