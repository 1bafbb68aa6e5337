package org.sightline.officer;

/** A form came back without the token of the session whose page it stood on. */
public final class OfficeFormRefusedException extends RuntimeException {
    OfficeFormRefusedException() {
        super("an office form without its session's token");
    }
}
