package org.sightline.launch.token;

import org.sightline.launch.RefusalReason;

/** A rule the token breaks. Never leaves this package; cheap to throw, as anybody can cause it. */
final class RefusedTokenException extends Exception {

    private final RefusalReason reason;
    private final String detail;

    /** @param detail what was expected and what came, without secrets or patient data */
    RefusedTokenException(RefusalReason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    RefusalReason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
