package org.sightline.terminal;

/** Called in a way that is not known; the message is a sentence that says what is wrong with it. */
public final class NotUnderstoodException extends Exception {
    public NotUnderstoodException(String message) {
        super(message);
    }
}
