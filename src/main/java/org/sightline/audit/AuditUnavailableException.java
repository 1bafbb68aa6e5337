package org.sightline.audit;

/** The trail could not be written, so whatever was to be recorded must not happen. */
public final class AuditUnavailableException extends RuntimeException {
    public AuditUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    AuditUnavailableException(String message) {
        super(message);
    }
}
