package org.sightline.audit.checkpoint;

import java.io.IOException;

/** Keeps checkpoints. */
interface CheckpointPlace {

    /** For health and log. */
    String name();

    /**
     * Keeps one.
     *
     * @param line of JSON, without a line feed
     * @throws IOException if it is not kept; it is tried again
     */
    void keep(String line) throws IOException;
}
