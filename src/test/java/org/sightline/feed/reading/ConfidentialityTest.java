package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** Which labels of a Patient restrict the record in every source's data. */
class ConfidentialityTest {

    private static final String MARKS = "http://council.example/marks";

    @ParameterizedTest
    @DisplayName("F05 a source's own mark restricts as R and V do, where the configuration says so, and in doubt")
    @CsvSource(
            nullValues = "-",
            value = {
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality, R, true",
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality, N, false",
                // named under restrictedPatients
                "http://council.example/marks, HIDDEN, true",
                "HTTPS://council.example/marks/, HIDDEN, true",
                "-, HIDDEN, true",
                "http://other.example/marks, HIDDEN, false",
                "http://council.example/marks, FAMILY, false",
                // in a system of which nothing is known: in doubt the standard's
                "http://unknown.example/marks, V, true",
                "http://unknown.example/marks, r, true",
                // in one that the file explains
                "http://council.example/marks, V, false",
                "http://council.example/marks, R, true",
                "http://council.example/marks, REDACTED, true"
            })
    void whichLabelsRestrict(String system, String code, boolean restricted) {
        LabelRule marks = new LabelRule(Set.of("FAMILY", "R"), Set.of("V"), true, Set.of(), Map.of());
        WithheldRules rules = new WithheldRules(
                Map.of(MARKS, marks),
                new WithheldRules.SensitiveCodes(Set.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                new RestrictedPatients(false, Set.of(), Set.of(new SensitiveCode(MARKS, "HIDDEN"))),
                List.of());
        Patient patient = new Patient();
        patient.getMeta().addSecurity().setSystem(system).setCode(code);

        assertEquals(restricted, new Confidentiality(rules).isRestricted(patient));
    }
}
