package org.sightline.audit.seal;

/**
 * Which rows a seal and those before it have taken. Rows are taken by transaction, as a late commit may have an early
 * sequence. Transaction ids begin anew in a restored database, so they count within an epoch only; what an epoch finds
 * when it begins is taken by sequence.
 *
 * @param epoch counts the databases this trail has lived in, from 1
 * @param cluster the database's own identifier and timeline
 * @param boundary the last sequence that was there when the epoch began
 * @param carriedTo up to which of these rows the epoch has sealed
 * @param from the first transaction of the seal's own rows
 * @param to the first transaction that is not yet sealed: all rows after {@code boundary} of earlier ones are
 */
public record SealWindow(int epoch, String cluster, long boundary, long carriedTo, long from, long to) {

    /** Whether rows that were there before the epoch have still to be sealed. */
    public boolean carrying() {
        return carriedTo < boundary;
    }

    /** Whether this row has to be in this seal or in one before it. */
    public boolean covers(TrailRow row) {
        return row.sequence() <= boundary
                ? row.sequence() <= carriedTo
                : Long.compareUnsigned(row.transaction(), to) < 0;
    }
}
