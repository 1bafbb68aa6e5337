package org.sightline.audit.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the trail as texts, whatever columns the table has: a newer node may already fill one that this one does not
 * know, and it has to be sealed too.
 */
public final class TrailColumns {

    private static final int FETCHED_AT_ONCE = 500;
    private static final String MOMENTS = "timestamp with time zone";

    private final List<String> names;
    private final String select;

    private TrailColumns(List<Column> columns) {
        names = columns.stream().map(Column::name).toList();
        select = columns.stream()
                .map(Column::asText)
                .collect(Collectors.joining(", ", "SELECT ", " FROM audit_entry e "));
    }

    private record Column(String name, String type) {
        String asText() {
            String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
            return type.equals(MOMENTS)
                    ? "to_char(" + quoted + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    : quoted + "::text";
        }
    }

    public static TrailColumns in(Handle handle) {
        return new TrailColumns(handle.createQuery("""
                        SELECT attname, format_type(atttypid, NULL) AS type FROM pg_attribute
                        WHERE attrelid = 'audit_entry'::regclass AND attnum > 0 AND NOT attisdropped
                        """)
                .map((row, _) -> new Column(row.getString("attname"), row.getString("type")))
                .list());
    }

    /** All rows by sequence; within a transaction, so that they come in portions. */
    public ResultIterator<TrailRow> all(Handle handle) {
        return rows(handle.createQuery(select + "ORDER BY e.sequence"));
    }

    /** The rows of one month, in UTC, by sequence. */
    public ResultIterator<TrailRow> between(Handle handle, Instant from, Instant until) {
        return rows(handle.createQuery(
                        select + "WHERE e.recorded_at >= :from AND e.recorded_at < :until ORDER BY e.sequence")
                .bind("from", from)
                .bind("until", until));
    }

    /**
     * @param where what follows in the statement, its parameters still to be bound; the table is {@code e}, as a column's
     *     bare name in ORDER BY would be the text that is read
     */
    Query query(Handle handle, String where) {
        return handle.createQuery(select + where);
    }

    ResultIterator<TrailRow> rows(Query query) {
        return query.setFetchSize(FETCHED_AT_ONCE).map((row, _) -> read(row)).iterator();
    }

    private TrailRow read(ResultSet row) throws SQLException {
        SortedMap<String, String> columns = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            @Nullable String text = row.getString(i + 1);
            if (text != null) {
                columns.put(names.get(i), text);
            }
        }
        try {
            return new TrailRow(columns);
        } catch (TrailFormatException e) {
            throw new DamagedSealException("a row has no sequence, transaction or time", e);
        }
    }
}
