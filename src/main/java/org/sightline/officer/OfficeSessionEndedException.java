package org.sightline.officer;

/** The sign-in has ended here, although the provider may still know the officer: they have to sign in again. */
public final class OfficeSessionEndedException extends RuntimeException {
    OfficeSessionEndedException(String reason) {
        super("office session ended: " + reason);
    }
}
