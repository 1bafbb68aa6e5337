package org.sightline.report;

import java.util.Optional;
import org.sightline.context.ByCode;

/** How far officers are with a report, feedback or an idea. */
public enum ReportState implements ByCode {
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
    @Override
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<ReportState> ofCode(String code) {
        return ByCode.find(ReportState.class, code);
    }
}
