package org.sightline.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.sightline.audit.seal.SealChain.Step;

/**
 * Which rows come next. A transaction id counts only in the database that gave it: what was there before is taken by
 * sequence, once, and everything since by transaction, up to the first that is still under way.
 */
final class NextSeal {

    private static final String LIVE = """
            WHERE e.transaction_id >= CAST(:from AS xid8) AND e.transaction_id < CAST(:to AS xid8) AND e.sequence > :boundary
            ORDER BY e.transaction_id LIMIT :most
            """;
    private static final String CARRIED =
            "WHERE e.sequence > :after AND e.sequence <= :boundary ORDER BY e.sequence LIMIT :most";
    /** Complete but not sealed when the database changed, with a sequence below one that was. */
    private static final String LEFT_OVER = """
            WHERE e.transaction_id >= CAST(:to AS xid8) AND e.sequence > :boundary AND e.sequence <= :highest
            ORDER BY e.sequence
            """;

    private final Handle handle;
    private final int mostRows;

    NextSeal(Handle handle, int mostRows) {
        this.handle = handle;
        this.mostRows = mostRows;
    }

    /** Empty if nothing is complete that is not sealed. */
    Optional<Step> after(SealChain chain) {
        if (chain.last() == null) {
            return Optional.of(epoch(chain, new SealWindow(0, "", 0, 0, 0, 0), 0));
        }
        SealHead last = chain.last().head();
        if (chain.key().isNew()) {
            return Optional.of(new Step(
                    up(last.window(), last.window().to()),
                    SealEntries.NONE,
                    chain.key().statement(),
                    true));
        }
        if (!last.window().cluster().equals(chain.cluster())) {
            return Optional.of(epoch(chain, last.window(), last.tally().highest()));
        }
        return last.window().carrying() ? Optional.of(carried(last.window())) : live(last.window(), mostRows);
    }

    /** Nobody writes until the caller's transaction ends, so that the boundary holds. */
    private Step epoch(SealChain chain, SealWindow before, long highest) {
        QuietPoint quiet = handle.createQuery(
                        "SELECT boundary, CAST(from_transaction AS text) AS first FROM audit_quiet_point()")
                .map((row, _) ->
                        new QuietPoint(row.getLong("boundary"), Long.parseUnsignedLong(row.getString("first"))))
                .one();
        SealEntries leftOver = before.carrying()
                ? SealEntries.NONE
                : read(columns -> columns.query(handle, LEFT_OVER)
                        .bind("to", Long.toUnsignedString(before.to()))
                        .bind("boundary", before.boundary())
                        .bind("highest", highest));
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("cluster", chain.cluster());
        particulars.put("from-cluster", before.cluster());
        particulars.put("key", chain.key().key().publicKey().base64());
        SealWindow window = new SealWindow(
                before.epoch() + 1,
                chain.cluster(),
                quiet.boundary(),
                Math.min(highest, quiet.boundary()),
                quiet.from(),
                quiet.from());
        return new Step(window, leftOver, SealStatement.of(SealStatement.EPOCH, particulars), true);
    }

    private record QuietPoint(long boundary, long from) {}

    private Step carried(SealWindow window) {
        SealEntries entries = read(columns -> columns.query(handle, CARRIED)
                .bind("after", window.carriedTo())
                .bind("boundary", window.boundary())
                .bind("most", mostRows));
        long to = entries.size() < mostRows
                ? window.boundary()
                : entries.getLast().sequence();
        return new Step(
                new SealWindow(window.epoch(), window.cluster(), window.boundary(), to, window.from(), window.to()),
                entries,
                null,
                true);
    }

    /** Up to the first transaction that is under way anywhere in the cluster, or to the one that does not fit. */
    private Optional<Step> live(SealWindow window, int most) {
        String end = handle.createQuery("SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)")
                .mapTo(String.class)
                .one();
        TrailColumns columns = TrailColumns.in(handle);
        List<TrailEntry> found = new ArrayList<>();
        try (ResultIterator<TrailRow> rows = columns.rows(columns.query(handle, LIVE)
                .bind("from", Long.toUnsignedString(window.to()))
                .bind("to", end)
                .bind("boundary", window.boundary())
                .bind("most", most + 1))) {
            rows.forEachRemaining(row -> found.add(new TrailEntry(row.transaction(), row.entry())));
        }
        long to = Long.parseUnsignedLong(end);
        if (found.size() > most) {
            to = found.getLast().transaction();
            if (to == found.getFirst().transaction()) {
                return live(window, 2 * most);
            }
        }
        long before = to;
        List<SealEntry> taken = found.stream()
                .filter(entry -> Long.compareUnsigned(entry.transaction(), before) < 0)
                .map(TrailEntry::entry)
                .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step(up(window, before), SealEntries.of(taken), null, found.size() > most));
    }

    private record TrailEntry(long transaction, SealEntry entry) {}

    /** The same window, up to another transaction. */
    static SealWindow up(SealWindow window, long to) {
        return new SealWindow(window.epoch(), window.cluster(), window.boundary(), window.carriedTo(), window.to(), to);
    }

    private SealEntries read(Function<TrailColumns, Query> query) {
        TrailColumns columns = TrailColumns.in(handle);
        List<SealEntry> entries = new ArrayList<>();
        try (ResultIterator<TrailRow> rows = columns.rows(query.apply(columns))) {
            rows.forEachRemaining(row -> entries.add(row.entry()));
        }
        return SealEntries.of(entries);
    }
}
