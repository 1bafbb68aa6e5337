package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Media;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.policy.HiddenTypes;
import org.sightline.policy.WithheldTargets;

/** Whatever names an entry of a kind that a role is shown nothing of loses the name, by every reference of every type. */
class HiddenNamesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String MARKER = "Secretitis";
    private static final HiddenTypes HIDDEN = new HiddenTypes(Set.of("Condition", "AllergyIntolerance", "Procedure"));
    private static final List<Supplier<Reference>> FORMS = List.of(
            () -> new Reference("Condition/c1"),
            () -> new Reference("https://feed.example/fhir/Condition/c1/_history/3"),
            () -> new Reference("Condition?identifier=urn:x|1"),
            () -> new Reference("urn:uuid:0a4f1f0a-3a57-4b52-8a0f-6c56f6a9e0a1").setType("Condition"),
            () -> new Reference().setIdentifier(new Identifier().setValue("1")).setType("AllergyIntolerance"),
            () -> new Reference(new Condition()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Encounter",
                "Appointment",
                "ServiceRequest",
                "DocumentReference",
                "CarePlan",
                "EpisodeOfCare",
                "RelatedPerson",
                "Task",
                "Flag",
                "Observation"
            })
    @DisplayName("F19 H13 no reference of an entry that is shown names one of a kind that is not")
    void everyReferenceOfATypeLosesTheName(String type) {
        List<ReferencePath> paths = ReferencePath.of(FHIR, type);
        assertFalse(paths.isEmpty());
        for (int i = 0; i < paths.size(); i++) {
            Reference reference = FORMS.get(i % FORMS.size()).get();
            reference.setDisplay(MARKER);
            reference.addExtension(new Extension("urn:x", new Identifier().setValue(MARKER)));
            Resource resource = paths.get(i).resource(reference);
            HIDDEN.takeNamesOutOf(resource);
            String json = FHIR.newJsonParser().encodeResourceToString(resource);
            assertFalse(json.contains(MARKER) || json.contains("Condition/c1"), json);
        }
    }

    @Test
    void aReferenceThatSaysNothingOfWhereItLeadsIsJudgedByTheStandard() {
        Appointment appointment = new Appointment();
        appointment.addReasonReference().setDisplay(MARKER);
        appointment.addParticipant().getActor().setDisplay("Dr Tom Bell");
        appointment.addExtension(new Extension("urn:x", new Reference().setDisplay(MARKER)));
        HIDDEN.takeNamesOutOf(appointment);
        String json = FHIR.newJsonParser().encodeResourceToString(appointment);
        assertFalse(json.contains(MARKER), json);
        assertTrue(json.contains("Dr Tom Bell"), json);
    }

    @Test
    void whatIsContainedGoesTooAndWithItTheNarrative() {
        Encounter encounter = new Encounter();
        Condition inner = new Condition();
        inner.setId("c1");
        inner.getCode().setText(MARKER);
        encounter.addContained(inner);
        encounter.addDiagnosis().setCondition(new Reference("#c1").setDisplay(MARKER));
        encounter.addParticipant().setIndividual(new Reference("Practitioner/p1").setDisplay("Dr Tom Bell"));
        encounter.getText().setStatus(Narrative.NarrativeStatus.GENERATED).setDivAsString("<div>" + MARKER + "</div>");
        HIDDEN.takeNamesOutOf(encounter);
        String json = FHIR.newJsonParser().encodeResourceToString(encounter);
        assertFalse(json.contains(MARKER), json);
        assertTrue(json.contains("Dr Tom Bell") && json.contains("Practitioner/p1"), json);
    }

    @Test
    @DisplayName("F19 a reference that only says why it is missing, and one whose types stand twice, are no trouble")
    void referencesWithoutWordsAreNoTrouble() {
        Reference missing = new Reference();
        missing.getReferenceElement_().addExtension(new Extension("urn:why", new CodeType("masked")));
        missing.getTypeElement().addExtension(new Extension("urn:why", new CodeType("masked")));
        Media picture = new Media();
        picture.setDevice(missing).setSubject(missing.copy()).setOperator(missing.copy());
        WithheldTargets withheld = new WithheldTargets();
        withheld.add(new Condition().setId("c1"));

        HIDDEN.takeNamesOutOf(picture);

        assertFalse(withheld.takeNamesOutOf(picture));
    }
}
