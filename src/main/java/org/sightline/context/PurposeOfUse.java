package org.sightline.context;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a record is opened, by its HL7 v3-ActReason code. {@code BTG} is not among them: an override is asked for inside
 * the viewer, never by a launch.
 *
 * @see <a href="https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html">v3 PurposeOfUse</a>
 */
public enum PurposeOfUse {
    TREAT("direct care"),
    ETREAT("emergency care"),
    CAREMGT("care management"),
    COC("coordination of care");

    private final String words;

    PurposeOfUse(String words) {
        this.words = words;
    }

    /** The purpose in plain words, as in "for direct care". */
    public String words() {
        return words;
    }

    public static Optional<PurposeOfUse> ofCode(String code) {
        return Arrays.stream(values()).filter(p -> p.name().equals(code)).findFirst();
    }
}
