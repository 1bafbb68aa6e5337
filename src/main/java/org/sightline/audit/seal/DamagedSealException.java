package org.sightline.audit.seal;

/** What is stored as a seal or a row is none: somebody has changed it. Never says what a row holds. */
public final class DamagedSealException extends RuntimeException {
    public DamagedSealException(String message, Throwable cause) {
        super(message, cause);
    }
}
