package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** What is of a category that a patient objects to. */
class ObjectedDataTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final RecordCategory MENTAL_HEALTH = new RecordCategory(
            "mental-health",
            "Mental health",
            false,
            Set.of(),
            Set.of(new SensitiveCode(SNOMED, "736253002")),
            new WithheldRules(
                    Map.of(
                            WithheldRules.normalised(ACT_CODE),
                            new LabelRule(Set.of("MH"), Set.of(), false, Set.of(), Map.of())),
                    Set.of(new SensitiveCode(SNOMED, "58214004")),
                    List.of(),
                    List.of()));

    static List<Arguments> resources() {
        Condition labelled = new Condition();
        labelled.getMeta().addSecurity(new Coding(ACT_CODE, "MH", null));
        Condition otherLabel = new Condition();
        otherLabel.getMeta().addSecurity(new Coding(ACT_CODE, "HIV", null));
        DocumentReference plan = new DocumentReference().setType(coded("736253002"));
        DocumentReference byCategory = new DocumentReference();
        byCategory.addCategory(coded("736253002"));
        Condition named = new Condition().setCode(coded("736253002"));
        MedicationRequest because = new MedicationRequest();
        because.addReasonCode(coded("58214004"));
        MedicationRequest inside = new MedicationRequest();
        inside.addContained(new Condition().setCode(coded("58214004")));
        return List.of(
                Arguments.of(labelled, true),
                Arguments.of(otherLabel, false),
                Arguments.of(plan, true),
                Arguments.of(byCategory, true),
                Arguments.of(named, true),
                Arguments.of(because, true),
                Arguments.of(inside, true),
                Arguments.of(new Condition().setCode(coded("73211009")), false));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void knowsItByLabelTypeOfDocumentAndCode(Resource resource, boolean isOf) {
        assertEquals(isOf, new ObjectedData(MENTAL_HEALTH).isOf(resource));
    }

    private static CodeableConcept coded(String code) {
        return new CodeableConcept().addCoding(new Coding(SNOMED, code, null));
    }
}
