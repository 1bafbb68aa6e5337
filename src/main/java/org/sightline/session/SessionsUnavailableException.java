package org.sightline.session;

/** Sessions could not be read or written, so nobody can be let in. */
public final class SessionsUnavailableException extends RuntimeException {
    public SessionsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
