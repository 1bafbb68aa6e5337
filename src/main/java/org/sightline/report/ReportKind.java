package org.sightline.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sightline.context.ByCode;

/**
 * What is written to the officers: what can be wrong with data, in the order and the words of the form, and what is about
 * the viewer and no patient.
 */
public enum ReportKind implements ByCode {
    WRONG_PATIENT("wrong-patient", "It belongs to another patient"),
    WRONG_OR_OUT_OF_DATE("wrong-or-out-of-date", "It is wrong or out of date"),
    MISSING("missing", "Something is missing"),
    SHOWN_TWICE("shown-twice", "It is shown twice"),
    UNREADABLE("unreadable", "It cannot be read"),
    SHOULD_NOT_BE_SHOWN("should-not-be-shown", "It is shown but should not be"),
    OTHER("other", "Something else"),
    FEEDBACK("feedback", "Feedback on the viewer"),
    IDEA("idea", "An idea for using the record");

    private final String code;
    private final String words;

    ReportKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The word in the database, in addresses and in a CSV file. */
    @Override
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** Whether it is about a patient's data; what is not is kept without the patient. */
    public boolean isAboutData() {
        return this != FEEDBACK && this != IDEA;
    }

    /** What can be wrong with data. */
    static List<ReportKind> problems() {
        return Arrays.stream(values()).filter(ReportKind::isAboutData).toList();
    }

    public static Optional<ReportKind> ofCode(String code) {
        return ByCode.find(ReportKind.class, code);
    }
}
