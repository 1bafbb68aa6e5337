package org.sightline.tab.panel.asked;

import java.util.Map;

/** What entries of a resource type are called on the page, several of them. */
public final class TypeWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Account", "accounts"),
            Map.entry("AdverseEvent", "adverse events"),
            Map.entry("AllergyIntolerance", "allergies"),
            Map.entry("Appointment", "appointments"),
            Map.entry("BodyStructure", "body structures"),
            Map.entry("CarePlan", "care plans"),
            Map.entry("CareTeam", "care teams"),
            Map.entry("ChargeItem", "charges"),
            Map.entry("ClinicalImpression", "clinical impressions"),
            Map.entry("Communication", "messages"),
            Map.entry("CommunicationRequest", "requested messages"),
            Map.entry("Composition", "composed documents"),
            Map.entry("Condition", "problems"),
            Map.entry("Consent", "consents"),
            Map.entry("Coverage", "insurance and cover"),
            Map.entry("DetectedIssue", "detected issues"),
            Map.entry("Device", "devices"),
            Map.entry("DeviceRequest", "devices requested"),
            Map.entry("DeviceUseStatement", "devices in use"),
            Map.entry("DiagnosticReport", "reports"),
            Map.entry("DocumentReference", "documents"),
            Map.entry("Encounter", "encounters"),
            Map.entry("EpisodeOfCare", "episodes of care"),
            Map.entry("FamilyMemberHistory", "family history"),
            Map.entry("Flag", "alerts"),
            Map.entry("Goal", "goals"),
            Map.entry("GuidanceResponse", "guidance"),
            Map.entry("ImagingStudy", "imaging studies"),
            Map.entry("Immunization", "immunisations"),
            Map.entry("ImmunizationEvaluation", "evaluated immunisations"),
            Map.entry("ImmunizationRecommendation", "immunisations due"),
            Map.entry("List", "lists"),
            Map.entry("MeasureReport", "measure reports"),
            Map.entry("Media", "pictures and recordings"),
            Map.entry("MedicationAdministration", "medicines given"),
            Map.entry("MedicationDispense", "medicines dispensed"),
            Map.entry("MedicationRequest", "prescriptions"),
            Map.entry("MedicationStatement", "medicines as stated"),
            Map.entry("MolecularSequence", "genetic sequences"),
            Map.entry("NutritionOrder", "diets and feeds"),
            Map.entry("Observation", "observations"),
            Map.entry("Patient", "details of the patient"),
            Map.entry("Procedure", "procedures"),
            Map.entry("QuestionnaireResponse", "forms"),
            Map.entry("RelatedPerson", "people around the patient"),
            Map.entry("RequestGroup", "groups of requests"),
            Map.entry("RiskAssessment", "risk assessments"),
            Map.entry("ServiceRequest", "referrals and orders"),
            Map.entry("Specimen", "specimens"),
            Map.entry("SupplyDelivery", "deliveries"),
            Map.entry("Task", "tasks"),
            Map.entry("VisionPrescription", "prescriptions for glasses"));

    private TypeWords() {}

    /** The name of FHIR's own where there is no other. */
    public static String of(String resourceType) {
        return WORDS.getOrDefault(resourceType, resourceType);
    }
}
