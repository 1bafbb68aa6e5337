package org.sightline.audit.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of the trail as texts: every column that is not NULL, by its name. */
public final class TrailRow {

    private static final String KIND = "sightline audit row 1";
    private static final String SEQUENCE = "sequence";

    /** A moment of a row or a seal: UTC, always six digits after the point. */
    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final SortedMap<String, String> columns;
    private final long sequence;
    private final long transaction;
    private final Instant recordedAt;

    /** @throws TrailFormatException if a column that every row has is missing or damaged */
    public TrailRow(SortedMap<String, String> columns) throws TrailFormatException {
        this.columns = Collections.unmodifiableSortedMap(columns);
        try {
            sequence = Long.parseLong(text(SEQUENCE));
            transaction = Long.parseUnsignedLong(text("transaction_id"));
            recordedAt = Instant.parse(text("recorded_at"));
        } catch (NumberFormatException | DateTimeException e) {
            throw new TrailFormatException("a row's sequence, transaction or time is damaged", e);
        }
    }

    public SortedMap<String, String> columns() {
        return columns;
    }

    public long sequence() {
        return sequence;
    }

    public long transaction() {
        return transaction;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** What its seal keeps of it. */
    public SealEntry entry() {
        return new SealEntry(
                sequence, ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt), CanonicalForm.hash(KIND, columns));
    }

    /** Whether this row would be that entry's if it stood in that entry's place. */
    public boolean movedFrom(SealEntry other) {
        SortedMap<String, String> there = new TreeMap<>(columns);
        there.put(SEQUENCE, Long.toString(other.sequence()));
        return other.hasHash(CanonicalForm.hash(KIND, there));
    }

    private String text(String column) throws TrailFormatException {
        @Nullable String text = columns.get(column);
        if (text == null) {
            throw new TrailFormatException("a row has no " + column);
        }
        return text;
    }
}
