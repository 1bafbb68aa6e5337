package org.sightline.policy.objection;

/** Whether the patient objects could not be looked up: nothing of the record is shown. */
public final class ObjectionsUnavailableException extends RuntimeException {

    ObjectionsUnavailableException(Throwable cause) {
        super("objections cannot be looked up: " + cause.getMessage(), cause);
    }
}
