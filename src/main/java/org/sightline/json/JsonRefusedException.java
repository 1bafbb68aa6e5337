package org.sightline.json;

/** JSON that is not read. Cheap to throw, as anybody can cause it. */
public final class JsonRefusedException extends Exception {

    private final Fault fault;
    private final String detail;

    /** What is wrong with it. */
    public enum Fault {
        /** Not one JSON object in UTF-8. */
        MALFORMED,
        /** Nested deeper than allowed. */
        TOO_DEEP,
        /** A member stands twice in one object, so that two readers could read two things. */
        DUPLICATE_MEMBER
    }

    /** @param detail fit for a log: the name of a member at most, none of its value */
    JsonRefusedException(Fault fault, String detail) {
        super(fault + ": " + detail, null, false, false);
        this.fault = fault;
        this.detail = detail;
    }

    public Fault fault() {
        return fault;
    }

    /** For {@link Fault#DUPLICATE_MEMBER} the member's name as it was sent. */
    public String detail() {
        return detail;
    }
}
