package org.sightline.audit.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sightline.database.Database;

/**
 * Where the chain ends, and what goes into the next seal whatever it is over.
 *
 * @param cluster the database that it is in now: its identifier and its timeline, which a restore or failover changes
 */
record SealChain(@Nullable Seal last, String cluster, Instant now, SealingKey key) {

    private static final String WHERE_AND_WHEN = """
            SELECT s.system_identifier || '/' || c.timeline_id AS cluster, clock_timestamp() AS now
            FROM pg_control_system() s, pg_control_checkpoint() c
            """;

    static SealChain at(Handle handle, SealKeys keys) throws SealKeyException {
        @Nullable Seal last = SealTable.last(handle).orElse(null);
        Here here = handle.createQuery(WHERE_AND_WHEN)
                .map((row, _) -> new Here(row.getString("cluster"), Database.instant(row, "now")))
                .one();
        SealingKey key =
                last == null ? keys.first(here.now()) : keys.after(last.head().key(), here.now());
        return new SealChain(last, here.cluster(), here.now().truncatedTo(ChronoUnit.MICROS), key);
    }

    private record Here(String cluster, Instant now) {}

    /**
     * What a seal is to be over and to say.
     *
     * @param more whether there is more that could be sealed now
     */
    record Step(
            SealWindow window,
            SealEntries entries,
            @Nullable SealStatement statement,
            boolean more) {}

    SealedRows sealed(Step step) {
        @Nullable SealHead before = last == null ? null : last.head();
        SealHead head = new SealHead(
                before == null ? 1 : before.number() + 1,
                before == null ? SealHead.NO_PREVIOUS : before.hash(),
                step.window(),
                (before == null ? SealHead.Tally.ZERO : before.tally()).plus(step.entries()),
                now,
                key.key().id(),
                step.statement() == null ? null : step.statement().json());
        return new SealedRows(
                new Seal(
                        head,
                        key.key().sign(head),
                        key.former() == null ? null : key.former().sign(head)),
                step.entries());
    }
}
