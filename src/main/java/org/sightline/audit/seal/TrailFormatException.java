package org.sightline.audit.seal;

/** What is read is no row or seal of a trail. Never says what a row holds. */
public final class TrailFormatException extends Exception {

    public TrailFormatException(String message) {
        super(message);
    }

    TrailFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
