package org.sightline.trail.repository;

import java.io.IOException;

/** Entries were not all taken, or it is not sure that they were. */
final class NotTakenException extends IOException {

    private static final long serialVersionUID = 1;

    private final int taken;

    /**
     * @param taken how many of them surely were, from the first on
     * @param message holds nothing of an entry and no secret
     */
    NotTakenException(int taken, String message, Throwable cause) {
        super(message, cause);
        this.taken = taken;
    }

    int taken() {
        return taken;
    }
}
