package org.sightline.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sightline.context.ByCode;

/**
 * A care setting: the kind of organisation whose records a feed sends, which a tab about one kind goes by, or where users
 * work, which rules for labels may go by.
 */
public enum Setting implements ByCode {
    /** A general practice. */
    GP("gp"),
    HOSPITAL("hospital"),
    /** A community trust, or one of community and mental health. */
    COMMUNITY("community"),
    MENTAL_HEALTH("mental-health"),
    /** An emergency department, an urgent treatment centre, NHS 111. */
    URGENT_CARE("urgent-care"),
    HOSPICE("hospice"),
    /** A community pharmacy. */
    PHARMACY("pharmacy"),
    CARE_HOME("care-home"),
    /** A council's social care. */
    SOCIAL_CARE("social-care"),
    AMBULANCE("ambulance"),
    /** A region's extract of the records of its general practices. */
    REGIONAL("regional");

    private final String code;

    Setting(String code) {
        this.code = code;
    }

    /** What configuration and tab files call it. */
    @Override
    public String code() {
        return code;
    }

    public static Optional<Setting> named(String code) {
        return ByCode.find(Setting.class, code);
    }

    /** Every name there is, in this order. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Setting::code).toList();
    }
}
