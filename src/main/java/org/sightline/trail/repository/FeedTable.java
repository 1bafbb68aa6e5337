package org.sightline.trail.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sightline.database.Database;
import org.sightline.trail.repository.RepositoryStates.RepositoryState;

/**
 * How far each destination has come, in PostgreSQL, whose clock counts. One process at a time sends to a destination; one that
 * dies leaves it to the others once its time is over, and what it sent without saying so is sent again.
 */
@Singleton
class FeedTable {

    private static final int LONGEST_FAULT = 300;

    private static final String BEGIN = """
            INSERT INTO audit_repository (destination, seal, taken)
            SELECT :destination, coalesce(max(number), 0) + 1, 0 FROM audit_seal
            ON CONFLICT (destination) DO NOTHING
            """;

    private static final String CLAIM = """
            UPDATE audit_repository SET held_by = :holder, held_until = clock_timestamp() + interval '30 seconds'
            WHERE destination = :destination AND due_at <= clock_timestamp()
              AND (held_until <= clock_timestamp() OR held_by = :holder)
            RETURNING seal, taken
            """;

    private static final String MOVE = """
            UPDATE audit_repository SET seal = :seal, taken = :taken, sent = sent + :entries,
                sent_at = CASE WHEN :entries > 0 THEN clock_timestamp() ELSE sent_at END,
                held_until = clock_timestamp() + interval '30 seconds', attempts = 0, failing_since = NULL, fault = NULL
            WHERE destination = :destination AND held_by = :holder AND seal = :fromSeal AND taken = :fromTaken
            """;

    private static final String FAIL = """
            UPDATE audit_repository SET attempts = attempts + 1, fault = :fault,
                failing_since = coalesce(failing_since, clock_timestamp()), held_until = '-infinity',
                due_at = clock_timestamp()
                    + least(interval '2 seconds' * power(2, least(attempts, 10)), interval '5 minutes')
            WHERE destination = :destination AND held_by = :holder
            """;

    private static final String RELEASE = """
            UPDATE audit_repository SET held_until = '-infinity' WHERE destination = :destination AND held_by = :holder
            """;

    private static final String STATES = """
            SELECT destination, sent, sent_at, failing_since, fault,
                greatest((SELECT coalesce(max(number), 0) FROM audit_seal) + 1 - seal, 0) AS behind
            FROM audit_repository ORDER BY destination
            """;

    private final Database database;
    private final String holder;

    @Inject
    FeedTable(Database database) {
        this(database, UUID.randomUUID().toString());
    }

    /** @param holder names this process among all */
    FeedTable(Database database, String holder) {
        this.database = database;
        this.holder = holder;
    }

    /** A destination that is new is sent what is sealed from now on. */
    void begin(String destination) {
        database.useHandle(handle ->
                handle.createUpdate(BEGIN).bind("destination", destination).execute());
    }

    /** Empty if another process sends to it, or its next try is not due. */
    Optional<SealPlace> claim(String destination) {
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("destination", destination)
                .bind("holder", holder)
                .map((row, _) -> new SealPlace(row.getLong("seal"), row.getInt("taken")))
                .findOne());
    }

    /** @return whether it was still ours to move */
    boolean move(String destination, SealPlace from, SealPlace to, int entries) {
        return database.withHandle(handle -> handle.createUpdate(MOVE)
                        .bind("destination", destination)
                        .bind("holder", holder)
                        .bind("seal", to.seal())
                        .bind("taken", to.taken())
                        .bind("fromSeal", from.seal())
                        .bind("fromTaken", from.taken())
                        .bind("entries", entries)
                        .execute())
                == 1;
    }

    void fail(String destination, String fault) {
        database.useHandle(handle -> handle.createUpdate(FAIL)
                .bind("destination", destination)
                .bind("holder", holder)
                .bind("fault", fault.substring(0, Math.min(fault.length(), LONGEST_FAULT)))
                .execute());
    }

    void release(String destination) {
        database.useHandle(handle -> handle.createUpdate(RELEASE)
                .bind("destination", destination)
                .bind("holder", holder)
                .execute());
    }

    List<RepositoryState> states() {
        return database.withHandle(
                handle -> handle.createQuery(STATES).map(FeedTable::state).list());
    }

    private static RepositoryState state(ResultSet row, StatementContext context) throws SQLException {
        return new RepositoryState(
                row.getString("destination"),
                row.getLong("sent"),
                instant(row, "sent_at"),
                row.getLong("behind"),
                instant(row, "failing_since"),
                Objects.requireNonNullElse(row.getString("fault"), ""));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : Database.instant(row, column);
    }
}
