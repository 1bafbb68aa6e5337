package org.sightline.codes.importing;

/** Nothing was written: something has to be said or mended first, as the message says. */
public final class ImportRefusedException extends Exception {

    public ImportRefusedException(String message) {
        super(message);
    }
}
