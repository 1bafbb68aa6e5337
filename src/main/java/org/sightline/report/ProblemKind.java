package org.sightline.report;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with data, in the order and the words of the form. */
public enum ProblemKind {
    WRONG_PATIENT("wrong-patient", "It belongs to another patient"),
    WRONG_OR_OUT_OF_DATE("wrong-or-out-of-date", "It is wrong or out of date"),
    MISSING("missing", "Something is missing"),
    SHOWN_TWICE("shown-twice", "It is shown twice"),
    UNREADABLE("unreadable", "It cannot be read"),
    SHOULD_NOT_BE_SHOWN("should-not-be-shown", "It is shown but should not be"),
    OTHER("other", "Something else");

    private final String code;
    private final String words;

    ProblemKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The word in the database, in addresses and in a CSV file. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<ProblemKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
