package org.sightline.audit.seal;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The rows of one seal in the order of their sequence, 48 octets each: sequence, microseconds since 1970, hash. */
public final class SealEntries extends AbstractList<SealEntry> {

    public static final SealEntries NONE = new SealEntries(new byte[0]);

    private static final int HASH = 32;
    private static final int SIZE = 2 * Long.BYTES + HASH;

    private final byte[] octets;

    private SealEntries(byte[] octets) {
        this.octets = octets;
    }

    static SealEntries of(List<SealEntry> entries) {
        ByteBuffer octets = ByteBuffer.allocate(entries.size() * SIZE);
        entries.stream()
                .sorted(Comparator.comparingLong(SealEntry::sequence))
                .forEach(entry -> octets.putLong(entry.sequence())
                        .putLong(entry.recordedMicros())
                        .put(entry.hash()));
        return new SealEntries(octets.array());
    }

    /** @throws TrailFormatException if the octets are not of whole entries */
    public static SealEntries read(byte[] octets) throws TrailFormatException {
        if (octets.length % SIZE != 0) {
            throw new TrailFormatException("a seal's list of rows is cut");
        }
        return new SealEntries(octets.clone());
    }

    @Override
    public SealEntry get(int index) {
        ByteBuffer entry = ByteBuffer.wrap(octets, index * SIZE, SIZE);
        long sequence = entry.getLong();
        long micros = entry.getLong();
        byte[] hash = new byte[HASH];
        entry.get(hash);
        return new SealEntry(sequence, micros, hash);
    }

    @Override
    public int size() {
        return octets.length / SIZE;
    }

    public byte[] octets() {
        return octets.clone();
    }

    /** SHA-256 of all of them, in hexadecimal digits: the part of the seal that is signed. */
    public String digest() {
        return HexFormat.of().formatHex(CanonicalForm.sha256().digest(octets));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealEntries entries && Arrays.equals(octets, entries.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
