package org.sightline.launch.smart.server;

import org.sightline.launch.RefusalReason;

/** A step of a SMART launch found that it must not go on; {@code SmartDoor} turns it into a refusal. */
public final class SmartRefusedException extends Exception {

    private final RefusalReason reason;
    private final String detail;

    /** @param detail what was expected and what came, without secrets or patient data */
    public SmartRefusedException(RefusalReason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    public RefusalReason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
