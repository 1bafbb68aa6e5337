package org.sightline.audit.command;

/** A month may not be dropped; says why. */
final class DropRefusedException extends Exception {
    DropRefusedException(String message) {
        super(message);
    }
}
