package org.sightline.audit.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.sightline.database.Database;

/** How long the oldest row that has no seal has waited, by the database's clock. */
final class SealBacklog {

    private static final String OLDEST = """
            SELECT clock_timestamp() AS now,
                (SELECT recorded_at FROM audit_entry WHERE sequence > :highest ORDER BY sequence LIMIT 1) AS oldest
            """;

    private SealBacklog() {}

    /** @param begun what counts before the first seal: rows may be years old then */
    static Duration of(Handle handle, Instant begun) {
        Optional<SealHead> last = SealTable.last(handle).map(Seal::head);
        return handle.createQuery(OLDEST)
                .bind("highest", last.map(head -> head.tally().highest()).orElse(0L))
                .map((row, _) -> {
                    Instant now = Database.instant(row, "now");
                    if (row.getObject("oldest") == null) {
                        return Duration.ZERO;
                    }
                    Instant since =
                            last.filter(head -> !head.window().carrying()).isPresent()
                                    ? Database.instant(row, "oldest")
                                    : last.map(SealHead::sealedAt).orElse(begun);
                    Duration waited = Duration.between(since, now);
                    return waited.isNegative() ? Duration.ZERO : waited;
                })
                .one();
    }
}
