package org.sightline.audit.command;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Map;
import org.sightline.audit.seal.Declarations;
import org.sightline.audit.seal.SealKeyException;
import org.sightline.audit.seal.SealKeys;
import org.sightline.audit.seal.SealStatement;
import org.sightline.audit.seal.TrailRow;
import org.sightline.database.Database;

/** One month out of the trail, in one transaction with the seal that says so. */
final class MonthDrop {

    private final Database owners;
    private final SealKeys keys;

    /** @param owners as the owner of the tables, who alone may drop one */
    MonthDrop(Database owners, SealKeys keys) {
        this.owners = owners;
        this.keys = keys;
    }

    /** @return how many rows it had */
    long drop(YearMonth month, ExportedTrail export, KnownKeys trusted) throws DropRefusedException, IOException {
        requireSound(export, trusted);
        long rows = requireSame(month, export);
        remove(month, rows);
        return rows;
    }

    /** Every row of the export is as it was sealed. */
    private static void requireSound(ExportedTrail export, KnownKeys trusted) throws DropRefusedException, IOException {
        TrailVerdict verdict = export.read((source, _) -> new TrailVerifier(source, trusted, _ -> {}).verify());
        if (!verdict.isSound()) {
            throw new DropRefusedException(
                    "the export is not sound: " + verdict.findings().getFirst().words());
        }
        if (verdict.waitingRows() > 0) {
            throw new DropRefusedException("%,d rows of the export are not sealed".formatted(verdict.waitingRows()));
        }
    }

    /** Every row of the database is in the export, and its seals are this chain's. */
    private long requireSame(YearMonth month, ExportedTrail export) throws DropRefusedException, IOException {
        boolean[] same = {true};
        long[] count = {0};
        export.read((exported, _) -> new LiveTrail(owners).read(month, (live, _) -> {
            Iterator<TrailRow> rows = exported.rows();
            while (same[0] && live.rows().hasNext()) {
                same[0] = rows.hasNext()
                        && live.rows().next().entry().sameAs(rows.next().entry());
                count[0]++;
            }
            same[0] &= !rows.hasNext() && seals(live).equals(seals(exported));
            return same[0];
        }));
        if (!same[0]) {
            throw new DropRefusedException(
                    "the database does not hold the same rows and seals of " + month + " as the export");
        }
        return count[0];
    }

    /** The last one stands for all before it. */
    private static String seals(TrailSource source) {
        String last = "";
        while (source.seals().hasNext()) {
            last = source.seals().next().seal().head().hash();
        }
        return last;
    }

    private void remove(YearMonth month, long rows) throws DropRefusedException {
        String partition = "audit_entry_" + month.toString().replace('-', '_');
        SealStatement statement = SealStatement.of(
                SealStatement.MONTH_DROPPED, Map.of("month", month.toString(), "rows", Long.toString(rows)));
        owners.inTransaction(handle -> {
            handle.execute("SET LOCAL lock_timeout = '5s'");
            try {
                Declarations.add(handle, keys, statement);
            } catch (SealKeyException e) {
                throw new DropRefusedException(String.valueOf(e.getMessage()));
            }
            handle.execute("ALTER TABLE audit_entry DETACH PARTITION " + partition);
            long now = handle.createQuery("SELECT count(*) FROM " + partition)
                    .mapTo(Long.class)
                    .one();
            if (now != rows) {
                throw new DropRefusedException("rows of " + month + " changed meanwhile");
            }
            return handle.execute("DROP TABLE " + partition);
        });
    }
}
