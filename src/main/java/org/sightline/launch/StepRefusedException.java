package org.sightline.launch;

/** A step found that a launch must not go on; its door turns it into a refusal. Cheap, as anybody can cause it. */
public final class StepRefusedException extends Exception {

    private final RefusalReason reason;
    private final String detail;

    /** @param detail what was expected and what came, without secrets or patient data */
    public StepRefusedException(RefusalReason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
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
