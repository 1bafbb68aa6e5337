package org.sightline.policy.objection;

import java.util.Optional;
import org.sightline.context.ByCode;

/** How the patient's word reached an officer, in the order and the words of the form. */
public enum HowReceived implements ByCode {
    LETTER("letter", "By letter"),
    EMAIL("email", "By e-mail"),
    TELEPHONE("telephone", "By telephone"),
    IN_PERSON("in-person", "In person"),
    ONLINE_FORM("online-form", "By an online form"),
    EARLIER_PROGRAMME("earlier-programme", "Carried over from an earlier programme");

    private final String code;
    private final String words;

    HowReceived(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The word in the database and in a CSV file. */
    @Override
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<HowReceived> ofCode(String code) {
        return ByCode.find(HowReceived.class, code);
    }
}
