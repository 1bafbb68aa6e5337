package org.sightline.policy.objection;

import java.util.Optional;
import org.sightline.context.ByCode;

/** Who spoke for the patient, in the order and the words of the form. */
public enum OnBehalf implements ByCode {
    PATIENT("patient", "The patient"),
    PARENT("parent", "A person with parental responsibility"),
    ATTORNEY("attorney", "An attorney for health and welfare"),
    DEPUTY("deputy", "A deputy of the Court of Protection"),
    OTHER("other", "Somebody else");

    private final String code;
    private final String words;

    OnBehalf(String code, String words) {
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

    public static Optional<OnBehalf> ofCode(String code) {
        return ByCode.find(OnBehalf.class, code);
    }
}
