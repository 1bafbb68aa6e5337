package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;
import org.sightline.feed.reading.SubjectCheck.Verdict;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FhirBases;

/** Where each resource type says whom it is about. */
class SubjectElementsTest {

    private static final String BASE = "https://feed.example/r4";

    private final SubjectCheck check = new SubjectCheck(
            new PatientIdentity(new NhsNumber(TestRecord.IVY_NUMBER), LocalDate.of(1945, 3, 7)),
            new FeedConnection(
                    FhirBases.of(URI.create(BASE)),
                    new FeedAuthentication.None(),
                    NhsNumber.SYSTEM,
                    Set.of("Patient"),
                    Duration.ofSeconds(5),
                    Dialect.PLAIN,
                    ""),
            (Patient) new Patient().setId("ivy"),
            LocalDate.of(2026, 11, 30));

    @ParameterizedTest
    @CsvSource({
        "AllergyIntolerance, patient",
        "CarePlan, subject",
        "CareTeam, subject",
        "Communication, subject",
        "Condition, subject",
        "Consent, patient",
        "Device, patient",
        "DiagnosticReport, subject",
        "DocumentReference, subject",
        "Encounter, subject",
        "EpisodeOfCare, patient",
        "Flag, subject",
        "Immunization, patient",
        "MedicationRequest, subject",
        "MedicationStatement, subject",
        "Observation, subject",
        "Procedure, subject",
        "QuestionnaireResponse, subject",
        "RelatedPerson, patient",
        "ServiceRequest, subject",
        "Task, for"
    })
    @DisplayName("F04 every type's own subject is checked, and one without a subject is not taken")
    void checksTheSubjectOfEveryType(String type, String element) {
        assertEquals(Verdict.THIS_PATIENT, verdict(type, member(element, "Patient/ivy")));
        assertEquals(Verdict.ANOTHER_PATIENT, verdict(type, member(element, "Patient/other")));
        assertEquals(Verdict.NOT_SAID, verdict(type, member(element, "Group/7")));
        assertEquals(Verdict.NOT_SAID, verdict(type, ""));
    }

    @Test
    @DisplayName("F04 a task is checked by whom it is for, whoever owns it")
    void checksWhomATaskIsFor() {
        assertEquals(Verdict.NOT_SAID, verdict("Task", ",\"owner\":{\"reference\":\"Patient/ivy\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reference':'Patient/ivy'",
                "'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'999 000 0018'}"
            })
    @DisplayName("F04 an appointment is this patient's when a participant is, beside practitioners and places")
    void findsThePatientAmongParticipants(String patient) {
        assertEquals(
                Verdict.THIS_PATIENT,
                verdict(
                        "Appointment",
                        participants("'reference':'Practitioner/7'", patient, "'display':'Fracture clinic'")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reference':'Patient/other'",
                "'reference':'https://elsewhere.example/r4/Patient/other'",
                "'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026'}"
            })
    @DisplayName("F04 an appointment with another patient in it withholds, be this patient in it too")
    void findsAnotherPatientAmongParticipants(String another) {
        assertEquals(Verdict.ANOTHER_PATIENT, verdict("Appointment", participants(another)));
        assertEquals(
                Verdict.ANOTHER_PATIENT, verdict("Appointment", participants("'reference':'Patient/ivy'", another)));
    }

    @Test
    @DisplayName("F04 an appointment without a patient is not taken")
    void takesNoAppointmentWithoutPatient() {
        assertEquals(Verdict.NOT_SAID, verdict("Appointment", ""));
        assertEquals(
                Verdict.NOT_SAID,
                verdict("Appointment", participants("'display':'Ivy Marlow'", "'reference':'Location/2'")));
    }

    private Verdict verdict(String type, String more) {
        String json = "{\"resourceType\":\"" + type + "\",\"id\":\"1\"" + more + "}";
        return check.of((Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json));
    }

    private static String member(String element, String reference) {
        return ",\"" + element + "\":{\"reference\":\"" + reference + "\"}";
    }

    private static String participants(String... actors) {
        return ",\"participant\":["
                + String.join(
                        ",",
                        java.util.Arrays.stream(actors)
                                .map(actor -> "{\"actor\":{" + actor.replace('\'', '"') + "}}")
                                .toList())
                + "]";
    }
}
