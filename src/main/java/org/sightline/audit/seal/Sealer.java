package org.sightline.audit.seal;

import org.sightline.database.Database;

/**
 * Seals what is complete of the trail. One node at a time: the others pass, and a seal's number and what it follows are
 * unique. Reads the trail and adds seals, nothing else.
 */
public final class Sealer {

    /** A seal's list of rows stays below a quarter of a megabyte. */
    private static final int MOST_ROWS = 5_000;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('sightline.audit_seal'))";

    private final Database database;
    private final KeySource keys;
    private final int mostRows;

    /** Gives the keys at the moment they are used. */
    @FunctionalInterface
    public interface KeySource {
        SealKeys read() throws SealKeyException;
    }

    /** How a try ended. */
    public enum Outcome {
        /** There is nothing to seal, or it waits for a transaction that is under way. */
        NOTHING,
        /** One seal was added, over all that was complete. */
        SEALED,
        /** One seal was added, and there is more that can be sealed at once. */
        MORE,
        /** Another node is sealing. */
        ELSEWHERE
    }

    public Sealer(Database database, KeySource keys) {
        this(database, keys, MOST_ROWS);
    }

    Sealer(Database database, KeySource keys, int mostRows) {
        this.database = database;
        this.keys = keys;
        this.mostRows = mostRows;
    }

    /**
     * Adds at most one seal.
     *
     * @throws SealKeyException if there is no key that may follow the last seal's
     * @throws org.sightline.database.StorageUnavailableException if the database does not take it
     */
    public Outcome seal() throws SealKeyException {
        SealKeys now = keys.read();
        return database.inTransaction(handle -> {
            if (!handle.createQuery(LOCK).mapTo(Boolean.class).one()) {
                return Outcome.ELSEWHERE;
            }
            SealChain chain = SealChain.at(handle, now);
            var next = new NextSeal(handle, mostRows).after(chain);
            next.ifPresent(step -> SealTable.add(handle, chain.sealed(step)));
            return next.map(step -> step.more() ? Outcome.MORE : Outcome.SEALED).orElse(Outcome.NOTHING);
        });
    }
}
