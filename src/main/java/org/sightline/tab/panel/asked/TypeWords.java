package org.sightline.tab.panel.asked;

import java.util.Map;

/** What entries of a resource type are called on the page, several of them. */
final class TypeWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("AllergyIntolerance", "allergies"),
            Map.entry("Appointment", "appointments"),
            Map.entry("CarePlan", "care plans"),
            Map.entry("CareTeam", "care teams"),
            Map.entry("Communication", "messages"),
            Map.entry("Condition", "problems"),
            Map.entry("Consent", "consents"),
            Map.entry("Device", "devices"),
            Map.entry("DeviceUseStatement", "devices in use"),
            Map.entry("DiagnosticReport", "reports"),
            Map.entry("DocumentReference", "documents"),
            Map.entry("Encounter", "encounters"),
            Map.entry("EpisodeOfCare", "episodes of care"),
            Map.entry("Flag", "alerts"),
            Map.entry("Immunization", "immunisations"),
            Map.entry("List", "lists"),
            Map.entry("MedicationRequest", "prescriptions"),
            Map.entry("MedicationStatement", "medicines as stated"),
            Map.entry("Observation", "observations"),
            Map.entry("Patient", "details of the patient"),
            Map.entry("Procedure", "procedures"),
            Map.entry("QuestionnaireResponse", "forms"),
            Map.entry("RelatedPerson", "people around the patient"),
            Map.entry("ServiceRequest", "referrals and orders"),
            Map.entry("SupplyDelivery", "deliveries"),
            Map.entry("Task", "tasks"));

    private TypeWords() {}

    /** The name of FHIR's own where there is no other. */
    static String of(String resourceType) {
        return WORDS.getOrDefault(resourceType, resourceType);
    }
}
