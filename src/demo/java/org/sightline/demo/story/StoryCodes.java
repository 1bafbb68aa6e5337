package org.sightline.demo.story;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;

/** SNOMED CT codes as stories write them. */
final class StoryCodes {

    static final String SNOMED = "http://snomed.info/sct";

    private static final Pattern CODE_AND_TERM = Pattern.compile("(\\d{6,18})\\s*\\|(.*)\\|", Pattern.DOTALL);

    private StoryCodes() {}

    /** {@code 44054006 |Type 2 diabetes|} becomes a coding with its text; anything else is text alone. */
    static CodeableConcept parse(String text) {
        Matcher matcher = CODE_AND_TERM.matcher(text);
        if (!matcher.matches()) {
            return new CodeableConcept().setText(text);
        }
        CodeableConcept concept = new CodeableConcept().setText(matcher.group(2));
        concept.addCoding().setSystem(SNOMED).setCode(matcher.group(1)).setDisplay(matcher.group(2));
        return concept;
    }

    /** A concept of one code without text. */
    static CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code);
        return concept;
    }
}
