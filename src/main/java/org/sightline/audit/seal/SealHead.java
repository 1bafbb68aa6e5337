package org.sightline.audit.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is signed of a seal.
 *
 * @param number from 1, without a gap
 * @param previous the hash of the seal before; 64 zeros for the first
 * @param sealedAt by the database's clock
 * @param key the id of the key that signed it
 * @param statement JSON of what else it says, such as that an epoch began, a key followed or a month was dropped
 */
public record SealHead(
        long number,
        String previous,
        SealWindow window,
        Tally tally,
        Instant sealedAt,
        String key,
        @Nullable String statement) {

    public static final String NO_PREVIOUS = "0".repeat(64);

    private static final String KIND = "sightline audit seal 1";

    /**
     * What it counts.
     *
     * @param rows of its own
     * @param digest of its list of rows
     * @param rowsSoFar in all seals up to this one
     * @param highest the highest sequence in all seals up to this one
     */
    public record Tally(int rows, String digest, long rowsSoFar, long highest) {

        static final Tally ZERO = new Tally(0, SealEntries.NONE.digest(), 0, 0);

        Tally plus(SealEntries more) {
            long last = more.isEmpty() ? 0 : more.getLast().sequence();
            return new Tally(more.size(), more.digest(), rowsSoFar + more.size(), Math.max(highest, last));
        }
    }

    /** SHA-256 in hexadecimal digits: what is signed, and what the next seal names. */
    public String hash() {
        return HexFormat.of().formatHex(CanonicalForm.hash(KIND, fields()));
    }

    /** As named texts, of which the hash is made. */
    public SortedMap<String, String> fields() {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("number", Long.toString(number));
        fields.put("previous", previous);
        fields.put("epoch", Integer.toString(window.epoch()));
        fields.put("cluster", window.cluster());
        fields.put("boundary", Long.toString(window.boundary()));
        fields.put("carried_to", Long.toString(window.carriedTo()));
        fields.put("from_transaction", Long.toUnsignedString(window.from()));
        fields.put("to_transaction", Long.toUnsignedString(window.to()));
        fields.put("rows", Integer.toString(tally.rows()));
        fields.put("entries", tally.digest());
        fields.put("rows_so_far", Long.toString(tally.rowsSoFar()));
        fields.put("highest", Long.toString(tally.highest()));
        fields.put("sealed_at", TrailRow.MOMENT.format(sealedAt));
        fields.put("key", key);
        if (statement != null) {
            fields.put("statement", statement);
        }
        return fields;
    }

    /** @throws TrailFormatException if a field is missing or damaged */
    public static SealHead of(Map<String, String> fields) throws TrailFormatException {
        try {
            return new SealHead(
                    Long.parseLong(text(fields, "number")),
                    text(fields, "previous"),
                    window(fields),
                    new Tally(
                            Integer.parseInt(text(fields, "rows")),
                            text(fields, "entries"),
                            Long.parseLong(text(fields, "rows_so_far")),
                            Long.parseLong(text(fields, "highest"))),
                    Instant.parse(text(fields, "sealed_at")),
                    text(fields, "key"),
                    fields.get("statement"));
        } catch (NumberFormatException | DateTimeException e) {
            throw new TrailFormatException("a seal's number or time is damaged", e);
        }
    }

    private static SealWindow window(Map<String, String> fields) throws TrailFormatException {
        return new SealWindow(
                Integer.parseInt(text(fields, "epoch")),
                text(fields, "cluster"),
                Long.parseLong(text(fields, "boundary")),
                Long.parseLong(text(fields, "carried_to")),
                Long.parseUnsignedLong(text(fields, "from_transaction")),
                Long.parseUnsignedLong(text(fields, "to_transaction")));
    }

    private static String text(Map<String, String> fields, String name) throws TrailFormatException {
        @Nullable String text = fields.get(name);
        if (text == null) {
            throw new TrailFormatException("a seal has no " + name);
        }
        return text;
    }
}
