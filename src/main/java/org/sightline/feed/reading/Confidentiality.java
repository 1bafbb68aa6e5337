package org.sightline.feed.reading;

import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;

/**
 * Whether a feed labels its record of a patient as restricted. In doubt it does: the code alone decides when no
 * system is given.
 *
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-Confidentiality.html">v3 Confidentiality</a>
 */
final class Confidentiality {

    private static final Set<String> CODES = Set.of("R", "V", "REDACTED");
    private static final String OID = "urn:oid:2.16.840.1.113883.5.25";

    private Confidentiality() {}

    static boolean isRestricted(Patient patient) {
        return patient.getMeta().getSecurity().stream().anyMatch(Confidentiality::isRestricted);
    }

    private static boolean isRestricted(Coding label) {
        String code = String.valueOf(label.getCode()).toUpperCase(Locale.ROOT);
        String system = label.getSystem() != null ? label.getSystem().toLowerCase(Locale.ROOT) : "";
        boolean ofConfidentiality = system.isEmpty() || system.contains("confidentiality") || system.equals(OID);
        return CODES.contains(code) && (ofConfidentiality || code.equals("REDACTED"));
    }
}
