package org.sightline.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;
import org.sightline.watch.WatchedRow.FeedSaid;
import org.sightline.watch.WatchedRow.Person;
import org.sightline.watch.WatchedRow.Role;

/** Reads the trail on from a position, some rows at a time. */
final class TrailChunks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COLUMNS = """
            SELECT sequence, recorded_at, CAST(transaction_id AS text) AS transaction, event, reason,
                user_issuer, user_subject, user_name, user_identifiers, user_role_code, user_role_name,
                registration, launch_id, nhs_number, ip, feeds, document ->> 'outcome' AS document, alike
            FROM audit_entry
            WHERE registration IS NOT NULL AND event IN (
                'opening', 'opened', 'document-opening', 'document-opened', 'override-begun', 'attempt-refused',
                'relationship-stated')
            """;
    private static final String CARRIED =
            COLUMNS + "AND sequence > :after AND sequence <= :boundary ORDER BY sequence LIMIT :most";
    private static final String LIVE = COLUMNS + """
            AND transaction_id >= CAST(:from AS xid8) AND transaction_id < CAST(:until AS xid8)
            ORDER BY transaction_id LIMIT :most
            """;
    private static final String HERE = """
            SELECT s.system_identifier || '/' || c.timeline_id AS cluster,
                CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS until,
                (SELECT coalesce(max(sequence), 0) FROM audit_entry) AS boundary
            FROM pg_control_system() s, pg_control_checkpoint() c
            """;
    private static final String UNTIL = "SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)";
    private static final String POSITION = "SELECT * FROM watch_position WHERE rule = :rule";

    private final Database database;
    private final int most;

    TrailChunks(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    /** @param more whether there are more rows to be read at once */
    record Chunk(List<WatchedRow> rows, Position after, boolean more) {}

    /** Where the rule has read to; the trail's beginning if the rule or the database is another. */
    Position position(String rule, String fingerprint) {
        return database.withHandle(handle -> {
            Position beginning = handle.createQuery(HERE)
                    .map((row, _) -> new Position(
                            fingerprint,
                            row.getString("cluster"),
                            row.getLong("boundary"),
                            0,
                            Long.parseUnsignedLong(row.getString("until"))))
                    .one();
            return known(handle, rule)
                    .filter(one -> one.fingerprint().equals(fingerprint)
                            && one.cluster().equals(beginning.cluster()))
                    .orElse(beginning);
        });
    }

    static Optional<Position> known(Handle handle, String rule) {
        return handle.createQuery(POSITION).bind("rule", rule).map(Position::of).findOne();
    }

    Chunk after(Position position) {
        return database.withHandle(
                handle -> position.isCarrying() ? carried(handle, position) : live(handle, position));
    }

    private Chunk carried(Handle handle, Position position) {
        List<WatchedRow> rows = handle.createQuery(CARRIED)
                .bind("after", position.carriedTo())
                .bind("boundary", position.boundary())
                .bind("most", most)
                .map(TrailChunks::row)
                .list();
        long to = rows.size() < most ? position.boundary() : rows.getLast().sequence();
        return new Chunk(rows, position.carried(to), true);
    }

    /** Up to the first transaction that is under way, or to the one that does not fit. */
    private Chunk live(Handle handle, Position position) {
        String until = handle.createQuery(UNTIL).mapTo(String.class).one();
        List<WatchedRow> rows = handle.createQuery(LIVE)
                .bind("from", Long.toUnsignedString(position.to()))
                .bind("until", until)
                .bind("most", most)
                .map(TrailChunks::row)
                .list();
        if (rows.size() < most) {
            return new Chunk(rows, position.read(Long.parseUnsignedLong(until)), false);
        }
        long last = rows.getLast().transaction();
        List<WatchedRow> whole =
                rows.stream().filter(row -> row.transaction() != last).toList();
        // one transaction that alone is more than a chunk is not ours: nobody writes so many rows at once
        return whole.isEmpty()
                ? new Chunk(rows, position.read(last + 1), true)
                : new Chunk(whole, position.read(last), true);
    }

    private static WatchedRow row(ResultSet row, StatementContext context) throws SQLException {
        return new WatchedRow(
                row.getLong("sequence"),
                Long.parseUnsignedLong(row.getString("transaction")),
                Database.instant(row, "recorded_at"),
                new WatchedRow.Event(row.getString("event"), text(row, "reason")),
                person(row),
                new WatchedRow.Place(row.getString("registration"), text(row, "launch_id"), text(row, "ip")),
                new WatchedRow.Patient(text(row, "nhs_number"), feeds(row), text(row, "document"), alike(row)));
    }

    private static @Nullable Person person(ResultSet row) throws SQLException {
        @Nullable String subject = row.getString("user_subject");
        if (subject == null) {
            return null;
        }
        return new Person(
                text(row, "user_issuer"),
                subject,
                text(row, "user_name"),
                new Role(text(row, "user_role_code"), text(row, "user_role_name")),
                json(row, "user_identifiers")
                        .filter(one ->
                                NhsNumber.SYSTEM.equals(one.path("system").asText()))
                        .map(one -> one.path("value").asText().replace(" ", ""))
                        .toList());
    }

    /** A patient whose data was another's is told apart from other mismatches by the detail. */
    private static List<FeedSaid> feeds(ResultSet row) throws SQLException {
        return json(row, "feeds")
                .map(one -> new FeedSaid(
                        one.path("feed").asText(),
                        one.path("detail").asText().startsWith("WRONG_PATIENT")
                                ? "wrong-patient"
                                : one.path("outcome").asText()))
                .toList();
    }

    private static List<String> alike(ResultSet row) throws SQLException {
        return json(row, "alike").map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> json(ResultSet row, String column) throws SQLException {
        @Nullable String list = row.getString(column);
        try {
            return list == null ? Stream.empty() : JSON.readTree(list).valueStream();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON alone", e);
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
