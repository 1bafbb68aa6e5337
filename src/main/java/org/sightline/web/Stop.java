package org.sightline.web;

import org.sightline.registration.ObjectionRules;

/** Every way in which a request ends without what was asked for; the words of each are in {@code pages/stopped.html}. */
enum Stop {
    LAUNCH_REFUSED(403),
    TEST_LAUNCH_REFUSED(403),
    NO_SESSION(404),
    SESSION_ENDED(401),
    ROLE_NOT_PERMITTED(403),
    PATIENT_OBJECTED(403),
    RECORD_RESTRICTED(403),
    OUTSIDE_NETWORK(403),
    NO_RELATIONSHIP(403),
    PATIENT_DIED(403),
    OBJECTIONS_UNAVAILABLE(503),
    POLICY_UNREADABLE(503),
    FORM_REFUSED(403),
    NOT_FOUND(404),
    NOT_ALLOWED(405),
    NOT_UNDERSTOOD(400),
    BUSY(503),
    UNAVAILABLE(503),
    FAILED(500);

    private final int status;

    Stop(int status) {
        this.status = status;
    }

    /** The one for an HTTP status that no exception of ours explains. */
    static Stop of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> NOT_ALLOWED;
            case 429 -> BUSY;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? FAILED : NOT_UNDERSTOOD;
        };
    }

    /** Whether the viewer cannot serve, and nothing that its reader is or did is the reason. */
    boolean isFault() {
        return status >= 500;
    }

    StoppedPage page() {
        return new StoppedPage(this, status, null, null, ObjectionRules.NOT_SAID, "", "");
    }
}
