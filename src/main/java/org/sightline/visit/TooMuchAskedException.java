package org.sightline.visit;

/** Nothing was begun, as too much is under way: worth another try in some seconds. */
public final class TooMuchAskedException extends RuntimeException {

    private final boolean ofOneLaunch;

    TooMuchAskedException(String what, boolean ofOneLaunch) {
        super(what);
        this.ofOneLaunch = ofOneLaunch;
    }

    /** Whether one launch asks for too much, and not all of them together. */
    public boolean isOfOneLaunch() {
        return ofOneLaunch;
    }
}
