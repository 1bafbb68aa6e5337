package org.sightline.launch;

/** What launches are kept in cannot be reached, so none can be accepted now. */
public final class LaunchUnavailableException extends RuntimeException {
    public LaunchUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
