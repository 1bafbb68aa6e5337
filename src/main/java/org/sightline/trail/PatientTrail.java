package org.sightline.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;

/** Finds what the trail holds of one patient: all of it, as far as the question goes, and nothing of anybody else. */
@ApplicationScoped
public class PatientTrail {

    /** The most rows of the looks of one page. */
    public static final int MOST_ROWS = 5_000;

    /** A patient has had few numbers; more would be a fault of a source. */
    private static final int MOST_NUMBERS = 10;

    private static final String LOOK = "coalesce(launch_id, 'entry ' || sequence)";

    private static final String MATCHING = """
            FROM audit_entry
            WHERE nhs_number IN (<numbers>) AND recorded_at >= :from AND recorded_at < :until
              AND (CAST(:registration AS text) IS NULL OR registration = :registration)
            """;

    private static final String LOOKS = """
            SELECT %1$s AS look, min(recorded_at) AS first, max(recorded_at) AS last,
                count(*) OVER () AS looks, sum(count(*)) OVER () AS entries
            %2$s GROUP BY %1$s ORDER BY first DESC, look DESC LIMIT :limit OFFSET :skipped
            """.formatted(LOOK, MATCHING);

    private static final String ROWS = "SELECT " + EntryColumns.ALL + " " + MATCHING + " AND " + LOOK
            + " IN (<looks>) ORDER BY recorded_at, sequence LIMIT :limit";

    private static final String FURTHER = "SELECT " + EntryColumns.ALL + " " + MATCHING
            + " AND (recorded_at, sequence) < (:before, :sequence) ORDER BY recorded_at DESC, sequence DESC LIMIT :limit";

    private static final String RELATED = """
            SELECT jsonb_array_elements_text(former_numbers) AS number FROM audit_entry
            WHERE nhs_number = :number AND former_numbers IS NOT NULL
            UNION
            SELECT nhs_number FROM audit_entry
            WHERE former_numbers IS NOT NULL AND former_numbers @> jsonb_build_array(CAST(:number AS text))
            """;

    private final Database database;

    @Inject
    public PatientTrail(Database database) {
        this.database = database;
    }

    /**
     * Looks at the record, the latest first, as a page has them.
     *
     * @param looks how many there are on all pages
     * @param entries how many rows they have
     * @param whole whether all rows of the looks of this page are there
     */
    public record Page(List<List<TrailEntry>> rows, long looks, long entries, boolean whole) {
        public Page {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** The numbers that sources say are the same patient's, the one asked for first. */
    public List<NhsNumber> numbers(NhsNumber asked) {
        Set<String> known = new LinkedHashSet<>(List.of(asked.digits()));
        Deque<String> toAsk = new ArrayDeque<>(known);
        while (!toAsk.isEmpty() && known.size() < MOST_NUMBERS) {
            String number = toAsk.pop();
            List<String> related = database.withHandle(handle -> handle.createQuery(RELATED)
                    .bind("number", number)
                    .mapTo(String.class)
                    .list());
            related.stream()
                    .filter(other -> NhsNumber.parse(other).isPresent())
                    .filter(known::add)
                    .forEach(toAsk::add);
        }
        return known.stream().map(NhsNumber::new).toList();
    }

    /** By the clock that rows are written by. */
    public Instant now() {
        return database.withHandle(handle -> handle.createQuery("SELECT clock_timestamp() AS now")
                .map((columns, _) -> Database.instant(columns, "now"))
                .one());
    }

    /** @param skipped how many looks stand on the pages before */
    public Page page(TrailQuestion question, int skipped, int limit) {
        return database.withHandle(handle -> {
            List<Look> looks = bound(handle.createQuery(LOOKS), question)
                    .bind("skipped", skipped)
                    .bind("limit", limit)
                    .map((columns, _) -> Look.of(columns))
                    .list();
            return looks.isEmpty() ? new Page(List.of(), 0, 0, true) : page(handle, question, looks);
        });
    }

    private static Page page(Handle handle, TrailQuestion question, List<Look> looks) {
        Span span = looks.stream().map(Look::span).reduce(Span::with).orElseThrow();
        Map<String, List<TrailEntry>> rows = new LinkedHashMap<>();
        looks.forEach(look -> rows.put(look.name(), new ArrayList<>()));
        List<TrailEntry> found = bound(handle.createQuery(ROWS), question.within(span))
                .bindList("looks", List.copyOf(rows.keySet()))
                .bind("limit", MOST_ROWS)
                .map(EntryColumns::row)
                .list();
        found.forEach(
                row -> rows.computeIfAbsent(row.look(), _ -> new ArrayList<>()).add(row));
        return new Page(
                List.copyOf(rows.values()),
                looks.getFirst().looks(),
                looks.getFirst().entries(),
                found.size() < MOST_ROWS);
    }

    /** Rows that are older than this one, the latest first; empty after the last. */
    public List<TrailEntry> before(TrailQuestion question, Instant at, long sequence, int limit) {
        return database.withHandle(handle -> bound(handle.createQuery(FURTHER), question)
                .bind("before", at)
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map(EntryColumns::row)
                .list());
    }

    private static Query bound(Query query, TrailQuestion question) {
        return query.bindList("numbers", question.digits())
                .bind("from", question.from())
                .bind("until", question.until())
                .bind("registration", question.whose().registrationOrNull());
    }

    private record Look(String name, Span span, long looks, long entries) {
        static Look of(ResultSet columns) throws SQLException {
            return new Look(
                    columns.getString("look"),
                    new Span(Database.instant(columns, "first"), Database.instant(columns, "last")),
                    columns.getLong("looks"),
                    columns.getLong("entries"));
        }
    }

    /** From the first row to the last, both of which count to it. */
    record Span(Instant first, Instant last) {
        Span with(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }
}
