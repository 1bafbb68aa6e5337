package org.sightline.audit.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** What a seal keeps of a row: enough to say which one is wrong, and nothing of what it holds. */
public final class SealEntry {

    private final long sequence;
    private final long recordedMicros;
    private final byte[] hash;

    /** @param recordedMicros microseconds since 1970 */
    SealEntry(long sequence, long recordedMicros, byte[] hash) {
        this.sequence = sequence;
        this.recordedMicros = recordedMicros;
        this.hash = hash;
    }

    public long sequence() {
        return sequence;
    }

    public Instant recordedAt() {
        return Instant.EPOCH.plus(recordedMicros, ChronoUnit.MICROS);
    }

    /** Whether both are of one row, unchanged. */
    public boolean sameAs(SealEntry other) {
        return sequence == other.sequence && hasHash(other.hash);
    }

    boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    long recordedMicros() {
        return recordedMicros;
    }

    byte[] hash() {
        return hash;
    }
}
