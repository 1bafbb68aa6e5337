package org.sightline.audit.command;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.SealTable;
import org.sightline.audit.seal.SealedRows;
import org.sightline.audit.seal.TrailColumns;
import org.sightline.audit.seal.TrailRow;
import org.sightline.database.Database;

/** The trail in the database as it is at one moment, whoever writes or seals meanwhile. */
final class LiveTrail {

    private final Database database;

    LiveTrail(Database database) {
        this.database = database;
    }

    /** What is to be done with it. */
    interface Reading<T, X extends Exception> {
        T of(TrailSource source, Set<YearMonth> dropped) throws X;
    }

    /** @throws org.sightline.database.StorageUnavailableException if it cannot be read */
    <T, X extends Exception> T read(Reading<T, X> reading) throws X {
        return read(null, reading);
    }

    /** @param month in UTC, or null for all of it */
    <T, X extends Exception> T read(@Nullable YearMonth month, Reading<T, X> reading) throws X {
        return database.inTransaction(handle -> {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            Set<YearMonth> dropped = dropped(handle);
            try (ResultIterator<SealedRows> seals = month == null ? SealTable.all(handle) : sealsOf(handle, month);
                    ResultIterator<TrailRow> rows = rows(handle, month)) {
                return reading.of(new TrailSource(seals, rows, month), dropped);
            }
        });
    }

    private static ResultIterator<TrailRow> rows(Handle handle, @Nullable YearMonth month) {
        TrailColumns columns = TrailColumns.in(handle);
        return month == null ? columns.all(handle) : columns.between(handle, start(month), start(month.plusMonths(1)));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** From the first to the last seal that has a row of the month. */
    private static ResultIterator<SealedRows> sealsOf(Handle handle, YearMonth month) {
        long first = 0;
        long last = -1;
        try (ResultIterator<SealedRows> seals = SealTable.all(handle)) {
            while (seals.hasNext()) {
                SealedRows sealed = seals.next();
                if (hasRowOf(sealed, month)) {
                    last = sealed.seal().head().number();
                    first = first == 0 ? last : first;
                }
            }
        }
        return SealTable.between(handle, first, last);
    }

    private static boolean hasRowOf(SealedRows sealed, YearMonth month) {
        return sealed.entries().stream()
                .anyMatch(entry -> !entry.recordedAt().isBefore(start(month))
                        && entry.recordedAt().isBefore(start(month.plusMonths(1))));
    }

    private static Set<YearMonth> dropped(Handle handle) {
        Set<YearMonth> months = new HashSet<>();
        SealTable.statements(handle)
                .forEach(statement -> DroppedMonths.in(statement).ifPresent(months::add));
        return months;
    }
}
