package org.sightline.policy.objection;

import java.util.Arrays;
import java.util.Optional;

/** How the patient's word reached an officer, in the order and the words of the form. */
public enum HowReceived {
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
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public static Optional<HowReceived> ofCode(String code) {
        return Arrays.stream(values()).filter(how -> how.code.equals(code)).findFirst();
    }
}
