package org.sightline.coverage;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.sightline.codes.Sctid;

/**
 * A code as a source sent it, as far as it can be kept without keeping anything of a patient: text without a code never
 * is, and its term only where a published system says it.
 *
 * @param kind the resource type it came in
 * @param system the address of the code system
 * @param term empty for a system of the source's own, whose words may be anybody's
 */
public record SentCode(String kind, String system, String code, String term) {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final Pattern SYSTEM = Pattern.compile("(?:https?://|urn:)[!-~]{3,200}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._:/^+-]{0,49}");

    /** Systems whose terms are published and nobody's own words. */
    private static final Pattern PUBLISHED = Pattern.compile(
            "http://(?:loinc\\.org|unitsofmeasure\\.org|(?:terminology\\.hl7\\.org|hl7\\.org/fhir|read\\.info)/.*)");

    /** In a system of a source's own, so many digits may be the number of a person. */
    private static final Pattern MAY_BE_A_NUMBER = Pattern.compile("[0-9]{7,}");

    private static final int LONGEST_TERM = 120;

    static boolean isSnomed(String system) {
        return system.equals(SNOMED);
    }

    /** The code; none if it is not surely one, such as a number that may be a patient's. */
    static Optional<SentCode> of(String kind, Coding coding) {
        String system = Objects.requireNonNullElse(coding.getSystem(), "");
        String code = Objects.requireNonNullElse(coding.getCode(), "");
        String term = Objects.requireNonNullElse(coding.getDisplay(), "");
        if (!SYSTEM.matcher(system).matches() || !CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        boolean published = system.equals(SNOMED)
                ? Sctid.isValid(code)
                : PUBLISHED.matcher(system).matches();
        if (!published
                && (system.equals(SNOMED) || MAY_BE_A_NUMBER.matcher(code).matches())) {
            return Optional.empty();
        }
        String kept = term.length() > LONGEST_TERM ? term.substring(0, LONGEST_TERM) + "…" : term;
        return Optional.of(new SentCode(kind, system, code, published ? kept : ""));
    }
}
