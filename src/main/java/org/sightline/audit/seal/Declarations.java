package org.sightline.audit.seal;

import org.jdbi.v3.core.Handle;

/** Seals that are over no row but say something. */
public final class Declarations {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('sightline.audit_seal'))";

    private Declarations() {}

    /**
     * Adds one to the chain; it is there when the caller's transaction is committed.
     *
     * @throws SealKeyException if sealing has first to go on with another key or in another database
     */
    public static void add(Handle handle, SealKeys keys, SealStatement statement) throws SealKeyException {
        handle.createQuery(LOCK).mapToMap().list();
        SealChain chain = SealChain.at(handle, keys);
        if (chain.last() == null
                || chain.key().isNew()
                || !chain.last().head().window().cluster().equals(chain.cluster())) {
            throw new SealKeyException("start the viewer with these keys first, so that it seals what there is");
        }
        SealWindow window = chain.last().head().window();
        SealTable.add(
                handle,
                chain.sealed(new SealChain.Step(NextSeal.up(window, window.to()), SealEntries.NONE, statement, false)));
    }
}
