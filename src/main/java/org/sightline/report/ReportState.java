package org.sightline.report;

import java.util.Arrays;
import java.util.Optional;

/** How far officers are with a report, feedback or an idea. */
public enum ReportState {
    NEW("new", "New"),
    LOOKED_AT("looked-at", "Looked at"),
    ANSWERED("answered", "Answered"),
    CLOSED("closed", "Closed");

    private final String code;
    private final String words;

    ReportState(String code, String words) {
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

    public static Optional<ReportState> ofCode(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
