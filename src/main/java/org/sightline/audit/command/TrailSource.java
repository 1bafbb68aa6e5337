package org.sightline.audit.command;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.SealedRows;
import org.sightline.audit.seal.TrailRow;

/**
 * A trail to be verified, wherever it is; read once, in portions.
 *
 * @param seals in their order
 * @param rows by sequence
 * @param month in UTC, if it holds the rows of no other; the seals then begin and end with that month's
 */
record TrailSource(
        Iterator<SealedRows> seals,
        Iterator<TrailRow> rows,
        @Nullable YearMonth month) {

    /** Whether a row of that moment belongs to it. */
    boolean holds(Instant recordedAt) {
        return month == null
                || YearMonth.from(recordedAt.atZone(ZoneOffset.UTC)).equals(month);
    }
}
