package org.sightline.launch.smart;

import org.sightline.launch.RefusalReason;

/** A step of a SMART launch found that it must not go on; {@code SmartDoor} turns it into a refusal. */
final class SmartRefusedException extends Exception {

    private final RefusalReason reason;
    private final String detail;

    /** @param detail what was expected and what came, without secrets or patient data */
    SmartRefusedException(RefusalReason reason, String detail) {
        super(reason + ": " + detail);
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
