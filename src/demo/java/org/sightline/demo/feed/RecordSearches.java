package org.sightline.demo.feed;

import static org.sightline.demo.feed.ParameterOf.PATIENT;
import static org.sightline.demo.feed.ParameterOf.code;
import static org.sightline.demo.feed.ParameterOf.concept;
import static org.sightline.demo.feed.ParameterOf.concepts;
import static org.sightline.demo.feed.ParameterOf.date;
import static org.sightline.demo.feed.ParameterOf.identifiers;
import static org.sightline.demo.feed.ParameterOf.medicine;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.sightline.demo.feed.ServedParameters.Parameter;

/** What the record itself is searched by: the patient, problems, medicines, results and what was done. */
final class RecordSearches {

    static final Map<String, Map<String, Parameter>> BY_TYPE = Map.ofEntries(
            Map.entry(
                    "Patient",
                    Map.of(
                            "identifier",
                            identifiers(Patient.class, Patient::getIdentifier),
                            "birthdate",
                            date(Patient.class, Patient::getBirthDateElement))),
            Map.entry(
                    "AllergyIntolerance",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(AllergyIntolerance.class, AllergyIntolerance::getIdentifier),
                            "code",
                            concept(AllergyIntolerance.class, AllergyIntolerance::getCode),
                            "clinical-status",
                            concept(AllergyIntolerance.class, AllergyIntolerance::getClinicalStatus),
                            "verification-status",
                            concept(AllergyIntolerance.class, AllergyIntolerance::getVerificationStatus),
                            "date",
                            date(AllergyIntolerance.class, AllergyIntolerance::getRecordedDateElement))),
            Map.entry(
                    "Condition",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Condition.class, Condition::getIdentifier),
                            "code",
                            concept(Condition.class, Condition::getCode),
                            "category",
                            concepts(Condition.class, Condition::getCategory),
                            "clinical-status",
                            concept(Condition.class, Condition::getClinicalStatus),
                            "verification-status",
                            concept(Condition.class, Condition::getVerificationStatus),
                            "onset-date",
                            date(Condition.class, Condition::getOnset),
                            "recorded-date",
                            date(Condition.class, Condition::getRecordedDateElement))),
            Map.entry(
                    "MedicationRequest",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(MedicationRequest.class, MedicationRequest::getIdentifier),
                            "code",
                            medicine(MedicationRequest.class, MedicationRequest::getMedication),
                            "status",
                            code(MedicationRequest.class, MedicationRequest::getStatusElement),
                            "intent",
                            code(MedicationRequest.class, MedicationRequest::getIntentElement),
                            "authoredon",
                            date(MedicationRequest.class, MedicationRequest::getAuthoredOnElement))),
            Map.entry(
                    "MedicationStatement",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(MedicationStatement.class, MedicationStatement::getIdentifier),
                            "code",
                            medicine(MedicationStatement.class, MedicationStatement::getMedication),
                            "status",
                            code(MedicationStatement.class, MedicationStatement::getStatusElement),
                            "effective",
                            date(MedicationStatement.class, MedicationStatement::getEffective))),
            Map.entry("Medication", Map.of("code", concept(Medication.class, Medication::getCode))),
            Map.entry(
                    "Observation",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Observation.class, Observation::getIdentifier),
                            "code",
                            concept(Observation.class, Observation::getCode),
                            "category",
                            concepts(Observation.class, Observation::getCategory),
                            "status",
                            code(Observation.class, Observation::getStatusElement),
                            "date",
                            date(Observation.class, Observation::getEffective))),
            Map.entry(
                    "DiagnosticReport",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(DiagnosticReport.class, DiagnosticReport::getIdentifier),
                            "code",
                            concept(DiagnosticReport.class, DiagnosticReport::getCode),
                            "category",
                            concepts(DiagnosticReport.class, DiagnosticReport::getCategory),
                            "status",
                            code(DiagnosticReport.class, DiagnosticReport::getStatusElement),
                            "date",
                            date(DiagnosticReport.class, DiagnosticReport::getEffective))),
            Map.entry(
                    "Immunization",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Immunization.class, Immunization::getIdentifier),
                            "vaccine-code",
                            concept(Immunization.class, Immunization::getVaccineCode),
                            "status",
                            code(Immunization.class, Immunization::getStatusElement),
                            "date",
                            date(Immunization.class, Immunization::getOccurrence))),
            Map.entry(
                    "Procedure",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(Procedure.class, Procedure::getIdentifier),
                            "code",
                            concept(Procedure.class, Procedure::getCode),
                            "category",
                            concept(Procedure.class, Procedure::getCategory),
                            "status",
                            code(Procedure.class, Procedure::getStatusElement),
                            "date",
                            date(Procedure.class, Procedure::getPerformed))),
            Map.entry(
                    "QuestionnaireResponse",
                    Map.of(
                            "patient",
                            PATIENT,
                            "identifier",
                            identifiers(QuestionnaireResponse.class, q -> List.of(q.getIdentifier())),
                            "status",
                            code(QuestionnaireResponse.class, QuestionnaireResponse::getStatusElement),
                            "authored",
                            date(QuestionnaireResponse.class, QuestionnaireResponse::getAuthoredElement))));

    private RecordSearches() {}
}
