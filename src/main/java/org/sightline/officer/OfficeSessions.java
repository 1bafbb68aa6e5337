package org.sightline.officer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.OfficeUser;
import org.sightline.context.Secret;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;
import org.sightline.officer.SignIn.Claimed;
import org.sightline.start.BeforeMigration;
import org.sightline.start.SettingLimits;

/**
 * One row per sign-in, for all nodes. The sign-in's own cookie would go on being good wherever it was copied to, and
 * renew itself at the provider: this row and its cookie are what makes an end an end.
 */
@ApplicationScoped
class OfficeSessions {

    static final Duration LONGEST_IDLE = Duration.ofHours(2);
    static final Duration LONGEST_ABSOLUTE = Duration.ofHours(12);

    private static final Logger LOG = Logger.getLogger(OfficeSessions.class);
    private static final Duration BETWEEN_TOUCHES = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String FIND = """
            SELECT started_at, last_seen_at, ended_at FROM officer_session
            WHERE secret_hash = :secret AND user_hash = :user
            """;
    private static final String USED = "SELECT count(*) FROM officer_session WHERE nonce_hash = :nonce";
    private static final String BEGIN = """
            INSERT INTO officer_session (secret_hash, nonce_hash, user_hash, started_at, last_seen_at)
            VALUES (:secret, :nonce, :user, :now, :now)
            ON CONFLICT (nonce_hash) DO NOTHING
            """;
    private static final String TOUCH = """
            UPDATE officer_session SET last_seen_at = greatest(last_seen_at, :now)
            WHERE secret_hash = :secret AND ended_at IS NULL
            """;
    private static final String END = """
            UPDATE officer_session SET ended_at = :now, end_reason = :reason
            WHERE secret_hash = :secret AND user_hash = :user AND ended_at IS NULL
            """;

    private final Database database;
    private final RecordedChanges changes;
    private final InstantSource clock;
    private final Duration idle;
    private final Duration absolute;

    @Inject
    OfficeSessions(Database database, RecordedChanges changes, OfficerConfig config, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
        this.idle = idle(config);
        this.absolute = absolute(config);
    }

    static void beforeMigration(@Observes BeforeMigration due, OfficerConfig config) {
        idle(config);
        absolute(config);
    }

    private static Duration idle(OfficerConfig config) {
        return SettingLimits.within("sightline.officers.idle-timeout", config.idleTimeout(), LONGEST_IDLE);
    }

    private static Duration absolute(OfficerConfig config) {
        return SettingLimits.within("sightline.officers.absolute-timeout", config.absoluteTimeout(), LONGEST_ABSOLUTE);
    }

    /** How a request stands. */
    sealed interface Standing {
        /** It comes straight from a sign-in that has begun no session yet. */
        record Fresh() implements Standing {}

        record Live() implements Standing {}

        /** Its age ends its session: whoever learns it here has to end it. */
        record Expired(String reason) implements Standing {}

        /** It has no session, and its sign-in begins none any more. */
        record Over() implements Standing {}
    }

    /** @param secret what the session's cookie holds; empty if there is none */
    Standing standing(Claimed claimed, String secret) {
        return row(claimed.user(), secret)
                .map(row -> judge(secret, row))
                .orElseGet(() -> claimed.nonce().filter(this::isUnused).isPresent()
                        ? new Standing.Fresh()
                        : new Standing.Over());
    }

    /**
     * Begins the session of a sign-in that is on the audit trail.
     *
     * @return what its cookie has to hold; empty if another request was first
     */
    Optional<String> begin(Claimed claimed) {
        Secret secret = Secret.random();
        int begun = database.withHandle(handle -> handle.createUpdate(BEGIN)
                .bind("secret", secret.hash())
                .bind("nonce", new Secret(claimed.nonce().orElseThrow()).hash())
                .bind("user", userHash(claimed.user()))
                .bind("now", clock.instant())
                .execute());
        return begun == 1 ? Optional.of(secret.value()) : Optional.empty();
    }

    /**
     * Ends it with its entry, once however many requests come to it at the same time.
     *
     * @throws org.sightline.audit.AuditUnavailableException if it could not be ended with its entry: it has not ended then
     */
    void end(OfficeUser user, String secret, String reason, AuditEvent entry, Caller caller) {
        changes.make(caller, (handle, entries) -> {
            int ended = handle.createUpdate(END)
                    .bind("secret", new Secret(secret).hash())
                    .bind("user", userHash(user))
                    .bind("reason", reason)
                    .bind("now", clock.instant())
                    .execute();
            if (ended == 1) {
                entries.accept(entry);
            }
            return ended;
        });
    }

    /** Every node may purge: what another has purged already is simply not there. */
    @Scheduled(every = "1h", delayed = "6m")
    void purgeHourly() {
        try {
            database.useHandle(handle -> handle.createUpdate("DELETE FROM officer_session WHERE last_seen_at < :before")
                    .bind("before", clock.instant().minus(KEPT))
                    .execute());
        } catch (StorageUnavailableException e) {
            LOG.warn("Ended sessions of officers could not be purged; the next try is in an hour");
        }
    }

    private Standing judge(String secret, Row row) {
        if (row.ended()) {
            return new Standing.Over();
        }
        Instant now = clock.instant();
        boolean old = !now.isBefore(row.startedAt().plus(absolute));
        if (old || !now.isBefore(row.lastSeenAt().plus(idle))) {
            return new Standing.Expired(old ? "absolute" : "idle");
        }
        if (!now.isBefore(row.lastSeenAt().plus(BETWEEN_TOUCHES))) {
            database.useHandle(handle -> handle.createUpdate(TOUCH)
                    .bind("secret", new Secret(secret).hash())
                    .bind("now", now)
                    .execute());
        }
        return new Standing.Live();
    }

    private Optional<Row> row(OfficeUser user, String secret) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("secret", new Secret(secret).hash())
                .bind("user", userHash(user))
                .map((columns, _) -> new Row(
                        Database.instant(columns, "started_at"),
                        Database.instant(columns, "last_seen_at"),
                        columns.getObject("ended_at") != null))
                .findOne());
    }

    private boolean isUnused(String nonce) {
        return database.withHandle(handle -> handle.createQuery(USED)
                        .bind("nonce", new Secret(nonce).hash())
                        .mapTo(Integer.class)
                        .one())
                == 0;
    }

    private static byte[] userHash(OfficeUser user) {
        return new Secret(user.issuer() + "\n" + user.subject()).hash();
    }

    private record Row(Instant startedAt, Instant lastSeenAt, boolean ended) {}
}
