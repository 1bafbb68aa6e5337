package org.sightline.demo.story.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Codes as stories write them. */
public final class StoryCodes {

    static final String SNOMED = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private static final Set<String> CONFIDENTIAL = Set.of("U", "L", "M", "N", "R", "V", "REDACTED");
    private static final Map<String, String> SYSTEMS =
            Map.of("", SNOMED, "LOINC ", LOINC, "dm+d ", "https://dmd.nhs.uk");
    private static final Pattern CODE_AND_TERM =
            Pattern.compile("(LOINC |dm\\+d |)(\\d{6,18}|\\d{1,7}-\\d)\\s*\\|(.*)\\|", Pattern.DOTALL);

    private static final Pattern WORDS = Pattern.compile("[a-z]{4,}(-[a-z]+)*");

    private StoryCodes() {}

    /**
     * {@code 44054006 |Type 2 diabetes|} becomes a SNOMED CT coding with its text, {@code LOINC 82810-3 |…|} and
     * {@code dm+d 123 |…|} one of those systems; anything else is text alone.
     */
    public static CodeableConcept parse(String text) {
        Matcher matcher = CODE_AND_TERM.matcher(text);
        if (!matcher.matches()) {
            return new CodeableConcept().setText(text);
        }
        String term = matcher.group(3);
        CodeableConcept concept = new CodeableConcept().setText(term);
        concept.addCoding()
                .setSystem(SYSTEMS.getOrDefault(matcher.group(1), SNOMED))
                .setCode(matcher.group(2))
                .setDisplay(term);
        return concept;
    }

    public static boolean isCoded(String text) {
        return CODE_AND_TERM.matcher(text).matches();
    }

    /** A concept of one code; one that is made of words, such as {@code entered-in-error}, is its own display. */
    public static CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        Coding coding = concept.addCoding().setSystem(system).setCode(code);
        if (WORDS.matcher(code).matches()) {
            coding.setDisplay(code.substring(0, 1).toUpperCase(Locale.ROOT)
                    + code.substring(1).replace('-', ' '));
        }
        return concept;
    }

    public static CodeableConcept words(String text) {
        return new CodeableConcept().setText(text);
    }

    /**
     * {@code R} and its like are confidentiality, {@code https://system|code} is of that system, anything else such as
     * {@code SEX} is a kind of sensitivity.
     */
    public static Coding label(String code) {
        int bar = code.indexOf('|');
        if (bar > 0) {
            return new Coding().setSystem(code.substring(0, bar)).setCode(code.substring(bar + 1));
        }
        return new Coding()
                .setSystem(CONFIDENTIAL.contains(code) ? CONFIDENTIALITY : SENSITIVITY)
                .setCode(code);
    }
}
