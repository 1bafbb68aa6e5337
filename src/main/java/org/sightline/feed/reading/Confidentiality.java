package org.sightline.feed.reading;

import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/**
 * Whether a feed labels its record of a patient as restricted, by the standard's labels or by one that
 * {@code withheld.yaml} takes for such. In doubt it does: the code alone decides where no system is given, and a code of
 * the standard's counts in every system but one whose labels {@code withheld.yaml} explains otherwise.
 *
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-Confidentiality.html">v3 Confidentiality</a>
 */
final class Confidentiality {

    private static final Set<String> CODES = Set.of("R", "V", "REDACTED");
    private static final String OID = "urn:oid:2.16.840.1.113883.5.25";

    private final WithheldRules rules;

    Confidentiality(WithheldRules rules) {
        this.rules = rules;
    }

    boolean isRestricted(Patient patient) {
        return patient.getMeta().getSecurity().stream().anyMatch(this::isRestricted);
    }

    private boolean isRestricted(Coding label) {
        String code = label.hasCode() ? label.getCode().strip() : "";
        String system = label.hasSystem() ? WithheldRules.normalised(label.getSystem()) : "";
        return isMark(system, code) || (CODES.contains(code.toUpperCase(Locale.ROOT)) && isOfStandard(system, code));
    }

    private boolean isMark(String system, String code) {
        Set<SensitiveCode> marks = rules.restrictedPatients().marks();
        return system.isEmpty()
                ? marks.stream().anyMatch(mark -> mark.code().equals(code))
                : marks.contains(new SensitiveCode(system, code));
    }

    private boolean isOfStandard(String system, String code) {
        if (system.isEmpty()
                || system.contains("confidentiality")
                || system.equals(OID)
                || code.equalsIgnoreCase("REDACTED")) {
            return true;
        }
        LabelRule rule = rules.labels().get(system);
        return rule == null || rule.withholds(code, false, _ -> false);
    }
}
