package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** What an override opens of what labels and codes withhold. */
class AfterOverrideTest {

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final WithheldRules RULES = new WithheldRules(
            Map.of(
                    WithheldRules.normalised(ACT_CODE),
                    new LabelRule(Set.of("PSY", "SDV"), Set.of(), true, Set.of("PSY"), Map.of())),
            Set.of(new SensitiveCode("http://snomed.info/sct", "5011000999101")),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource({"PSY, false", "SDV, true", "SOMETHING-NEW, true"})
    @DisplayName("F19 an override opens the labels whose rule says so, and no other")
    void opensWhatTheRuleSays(String label, boolean withheld) {
        Condition condition = labelled(label);
        assertEquals(withheld, new WithheldData(RULES, true, _ -> false).withholds(condition));
        assertTrue(new WithheldData(RULES).withholds(condition), "without an override");
    }

    @Test
    void neverOpensAListedCodeNorALabelWithoutASystem() {
        Condition listed = labelled("PSY");
        listed.getCode().addCoding(new Coding("http://snomed.info/sct", "5011000999101", null));
        assertTrue(new WithheldData(RULES, true, _ -> false).withholds(listed));

        Condition unclear = new Condition();
        unclear.getMeta().addSecurity(new Coding(null, "PSY", null));
        assertTrue(new WithheldData(RULES, true, _ -> false).withholds(unclear));
    }

    private static Condition labelled(String code) {
        Condition condition = new Condition();
        condition.getMeta().addSecurity(new Coding(ACT_CODE, code, null));
        return condition;
    }
}
