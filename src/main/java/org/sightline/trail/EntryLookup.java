package org.sightline.trail;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.database.Database;
import org.sightline.trail.EntryFile.FullEntry;

/** Finds one entry by its number, with what the trail says besides of the same opening and of the same launch. */
@ApplicationScoped
public class EntryLookup {

    /** So many entries of a launch are listed. */
    public static final int MOST_OF_A_VISIT = 300;

    /** No launch lives longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String COLUMNS =
            "SELECT " + EntryColumns.ALL + ", shown, content_version, access_rule FROM audit_entry ";

    private static final String SCOPED = " AND (CAST(:registration AS text) IS NULL OR registration = :registration) ";

    private static final String ONE = COLUMNS + "WHERE sequence = :sequence" + SCOPED;

    private static final String OF_SAME_TIME =
            COLUMNS + "WHERE nhs_number = :number AND recorded_at >= :from AND recorded_at <= :until" + SCOPED;

    private static final String NUMBERED = "SELECT " + EntryColumns.ALL
            + " FROM audit_entry WHERE sequence IN (<numbers>) AND recorded_at >= :from AND recorded_at <= :until"
            + " ORDER BY sequence";

    private static final String END = OF_SAME_TIME + "AND opening_sequence = :sequence ORDER BY sequence LIMIT 1";
    private static final String BEGINNING = OF_SAME_TIME + "AND sequence = :sequence";
    private static final String VISIT = OF_SAME_TIME + "AND launch_id = :launch ORDER BY sequence LIMIT :limit";

    /** A month that was dropped may have held the row; then one of another month says the same. */
    private static final String CONTENT = """
            SELECT content::text FROM audit_entry
            WHERE content IS NOT NULL AND content_version = :version ORDER BY recorded_at DESC LIMIT 1
            """;

    private final Database database;

    @Inject
    public EntryLookup(Database database) {
        this.database = database;
    }

    /**
     * @param sequence the number of the entry
     * @param whose entries may be read
     * @return empty if there is no such entry, or none of these users
     */
    public Optional<EntryFile> find(long sequence, WhoseUsers whose) {
        return database.withHandle(handle -> scoped(handle.createQuery(ONE), whose)
                .bind("sequence", sequence)
                .map(EntryLookup::entry)
                .findOne()
                .map(asked -> file(handle, asked, whose)));
    }

    /**
     * The entries of these numbers that are still there, by their numbers.
     *
     * @param from when the first of them was written, or before
     * @param until when the last of them was written, or after
     */
    public List<TrailEntry> numbered(List<Long> numbers, Instant from, Instant until) {
        return database.withHandle(handle -> handle.createQuery(NUMBERED)
                .bindList("numbers", numbers)
                .bind("from", from)
                .bind("until", until)
                .map(EntryColumns::row)
                .list());
    }

    private static EntryFile file(Handle handle, FullEntry asked, WhoseUsers whose) {
        TrailEntry row = asked.row();
        if (row.subject().nhsNumber().isEmpty()) {
            return new EntryFile(asked, null, List.of(), Map.of());
        }
        Optional<FullEntry> other = (row.isEnd()
                        ? around(handle, BEGINNING, row, whose)
                                .bind("sequence", row.subject().opening())
                        : around(handle, END, row, whose).bind("sequence", row.sequence()))
                .map(EntryLookup::entry)
                .findOne();
        List<TrailEntry> visit = row.place().launchId().isEmpty()
                ? List.of()
                : around(handle, VISIT, row, whose)
                        .bind("launch", row.place().launchId())
                        .bind("limit", MOST_OF_A_VISIT)
                        .map(EntryColumns::row)
                        .list();
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        Stream.concat(Stream.of(asked), other.stream())
                .map(FullEntry::content)
                .filter(version -> !version.isEmpty())
                .distinct()
                .forEach(version -> content(handle, version).ifPresent(content -> contents.put(version, content)));
        return new EntryFile(asked, other.orElse(null), visit, contents);
    }

    private static Optional<JsonNode> content(Handle handle, String version) {
        return handle.createQuery(CONTENT)
                .bind("version", version)
                .map((columns, _) -> EntryColumns.json(columns, "content"))
                .findOne();
    }

    /** Of the same patient within the longest life of a launch before and after. */
    private static Query around(Handle handle, String statement, TrailEntry row, WhoseUsers whose) {
        Instant at = row.at();
        return scoped(handle.createQuery(statement), whose)
                .bind("number", row.subject().nhsNumber())
                .bind("from", at.minus(LONGEST))
                .bind("until", at.plus(LONGEST));
    }

    private static Query scoped(Query query, WhoseUsers whose) {
        return query.bind("registration", whose.registrationOrNull());
    }

    private static FullEntry entry(ResultSet columns, StatementContext context) throws SQLException {
        return new FullEntry(
                EntryColumns.row(columns, context),
                EntryColumns.json(columns, "shown"),
                EntryColumns.text(columns, "content_version"),
                EntryColumns.text(columns, "access_rule"));
    }
}
