package org.sightline.demo.story.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;
import org.yaml.snakeyaml.Yaml;

/** What is made of an entry, where it is more than one value put into one element. */
class StoryMakersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String NOTTS = "https://fhir.nottscr.nhs.uk/CodeSystem/NottsCareRecord-ObservationCategory";

    @Test
    void aDecisionAboutResuscitationEndsWithItsReview() {
        Flag flag = (Flag) only("alerts", Map.of("what", "450476008 |Not for CPR|", "since", "-9m", "review", "+3m"));
        assertEquals("450476008", flag.getCode().getCodingFirstRep().getCode());
        assertEquals("2026-02-21", flag.getPeriod().getStartElement().getValueAsString());
        assertEquals("2027-02-21", flag.getPeriod().getEndElement().getValueAsString());
    }

    @Test
    void aValueIsANumberABloodPressureACodeADateOrWords() {
        Map<String, Object> entry = Map.of(
                "what",
                "A test",
                "unit",
                "mmol/L",
                "values",
                Map.of("-1d", "<5.10", "-2d", "142/78 mmHg", "-3d", "8517006 |Ex-smoker|", "-4d", "142/78 sitting"));
        List<DomainResource> made = made("vitalSigns", entry);
        for (DomainResource resource : made) {
            Observation observation = (Observation) resource;
            switch (observation.getEffectiveDateTimeType().getValueAsString()) {
                case "2026-11-20" -> {
                    assertEquals(
                            "<", observation.getValueQuantity().getComparator().toCode());
                    assertEquals(
                            new BigDecimal("5.10"),
                            observation.getValueQuantity().getValue());
                }
                case "2026-11-19" -> assertEquals(List.of("142", "78"), components(observation));
                case "2026-11-18" -> assertInstanceOf(CodeableConcept.class, observation.getValue());
                default ->
                    assertEquals(
                            "142/78 sitting", observation.getValueStringType().getValue());
            }
        }
        assertEquals(4, made.size());
        Observation due = (Observation)
                only("pregnancy", Map.of("what", "LOINC 11778-8 |Due|", "date", "-9d", "valueDate", "+15w"));
        assertEquals("2027-03-06", ((DateTimeType) due.getValue()).getValueAsString());
        assertEquals("http://loinc.org", due.getCode().getCodingFirstRep().getSystem());
    }

    @Test
    void aScoreIsANumberWhoseUnitIsOne() {
        Observation score = (Observation) only("scores", Map.of("what", "4AT score", "date", "-5m", "value", "5"));
        assertEquals("1", score.getValueQuantity().getCode());
        assertEquals("survey", score.getCategoryFirstRep().getCodingFirstRep().getCode());
    }

    @Test
    void theNottsKindsHaveTheNottsCategories() {
        Map.of("diabetes", "diabetes", "frailty", "frailty", "endOfLife", "end-of-life")
                .forEach((key, code) -> {
                    Observation made = (Observation) only(key, Map.of("what", "Something", "date", "-1m"));
                    Coding category = made.getCategory().getLast().getCodingFirstRep();
                    assertEquals(NOTTS, category.getSystem());
                    assertEquals(code, category.getCode());
                    assertTrue(made.getMeta().hasLastUpdated());
                });
    }

    @Test
    void aCaseNoteSaysWhoInWhatRoleForWhichTeamAndWhatIsDue() {
        Observation note = (Observation) only("caseNotes", entry("""
                date: -10d 15:10
                by: Anita Desai
                role: Care co-ordinator
                team: Greenfield
                contact: Telephone call
                note: Spoke with her son.
                action: Ring again
                due: +6d
                """));
        PractitionerRole author = (PractitionerRole) note.getContained().getFirst();
        assertEquals("#author", note.getPerformerFirstRep().getReference());
        assertEquals("Anita Desai", note.getPerformerFirstRep().getDisplay());
        assertEquals("Care co-ordinator", author.getCodeFirstRep().getText());
        assertEquals("Greenfield", author.getOrganization().getDisplay());
        assertEquals("Spoke with her son.", note.getValueStringType().getValue());
        assertEquals(
                List.of("Contact type", "Action", "Action due"),
                note.getComponent().stream().map(c -> c.getCode().getText()).toList());
        assertEquals("2026-11-27", note.getComponent().getLast().getValue().primitiveValue());
        assertEquals(NOTTS + "|case-note", systemAndCode(note.getCategory().getLast()));
    }

    @Test
    void aTeamMemberWithATelephoneIsHeldInTheTeam() {
        CareTeam team = (CareTeam) only(
                "careTeams",
                Map.of(
                        "what",
                        "Falls team",
                        "members",
                        List.of(
                                Map.of("name", "Grace Mbeki", "role", "Physiotherapist", "phone", "07700 900 311"),
                                Map.of("name", "Dr Leila Haddad"))));
        assertEquals("#member-1", team.getParticipantFirstRep().getMember().getReference());
        assertEquals(
                "Dr Leila Haddad", team.getParticipant().getLast().getMember().getDisplay());
        assertEquals(1, team.getContained().size());
    }

    @Test
    void whatIsRefusedIsDenied() {
        Map<String, Object> entry = Map.of(
                "what",
                "816321000000109 |ADRT|",
                "date",
                "-8m",
                "refuses",
                "yes",
                "treatments",
                List.of("Ventilation"));
        Consent consent = (Consent) only("consents", entry);
        assertEquals("deny", consent.getProvision().getType().toCode());
        assertEquals("adr", consent.getScope().getCodingFirstRep().getCode());
    }

    @Test
    void plansAndFormsKeepTheOrderOfTheirLists() {
        CarePlan plan = (CarePlan) only(
                "carePlans", Map.of("what", "Plan", "since", "-1m", "actions", List.of("First this", "Then that")));
        assertEquals("Then that", plan.getActivity().getLast().getDetail().getDescription());
        QuestionnaireResponse form = (QuestionnaireResponse)
                only("forms", Map.of("what", "ReSPECT", "date", "-1m", "answers", Map.of("Fear", "Suffocating")));
        assertEquals("Fear", form.getItemFirstRep().getItemFirstRep().getText());
    }

    @Test
    void anEntryToldAgainIsThatMuchEarlierEachTime() {
        Map<String, Object> entry =
                Map.of("what", "Dialysis", "date", "-1d 07:00", "again", Map.of("every", "1w", "times", "3"));
        assertEquals(
                List.of("2026-11-20", "2026-11-13", "2026-11-06"),
                made("encounters", entry).stream()
                        .map(r -> ((org.hl7.fhir.r4.model.Encounter) r)
                                .getPeriod()
                                .getStartElement()
                                .getValueAsString()
                                .substring(0, 10))
                        .toList());
    }

    @Test
    void aCourseGoesThroughItsValuesAndIsTheSameEveryTime() {
        Map<String, Object> entry = entry("""
                what: Urea
                unit: mmol/L
                tests: '5'
                waver: '0'
                decimals: '1'
                course: {'2020-01-01': '10', '2020-01-05': '18'}
                """);
        List<String> values = made("results", entry).stream()
                .map(r -> ((Observation) r).getValueQuantity().getValue().toPlainString())
                .toList();
        assertEquals(List.of("10.0", "12.0", "14.0", "16.0", "18.0"), values);
    }

    @Test
    void labelsAndStrangersAreSentAsTold() {
        DomainResource labelled = only("problems", Map.of("what", "X", "label", "SDV"));
        assertEquals(
                "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                labelled.getMeta().getSecurityFirstRep().getSystem());
        assertEquals(
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                StoryCodes.label("R").getSystem());
        Flag stranger = (Flag) only("alerts", Map.of("what", "X", "belongsTo", "p-2"));
        assertEquals("Patient/p-2", stranger.getSubject().getReference());
    }

    @Test
    void aMistakeIsNamedWithItsPlace() {
        StoryException e = assertThrows(
                StoryException.class, () -> only("encounters", Map.of("what", "X", "date", "-1d", "kind", "picnic")));
        assertTrue(e.getMessage().startsWith("a.yaml.encounters[0]: kind is"), e.getMessage());
        assertThrows(StoryException.class, () -> only("alerts", Map.of("what", "X", "status", "purple")));
        assertThrows(StoryException.class, () -> only("documents", Map.of("what", "X", "title", "Y", "date", "2011")));
    }

    private static Map<String, Object> entry(String yaml) {
        return new Yaml().load(yaml);
    }

    private static DomainResource only(String key, Map<String, Object> entry) {
        List<DomainResource> made = made(key, entry);
        assertEquals(1, made.size());
        return made.getFirst();
    }

    private static List<DomainResource> made(String key, Map<String, Object> entry) {
        Patient patient = new Patient();
        patient.setId("Patient/p-1");
        StoryEntry feed = new StoryEntry("a.yaml", Map.of(key, List.of(entry)), new StoryDates(TODAY));
        return Kinds.madeFrom(new Filing("a-feed", patient), feed);
    }

    private static List<String> components(Observation observation) {
        return observation.getComponent().stream()
                .map(c -> c.getValueQuantity().getValue().toPlainString())
                .toList();
    }

    private static String systemAndCode(CodeableConcept concept) {
        return concept.getCodingFirstRep().getSystem() + "|"
                + concept.getCodingFirstRep().getCode();
    }
}
