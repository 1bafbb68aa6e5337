package org.sightline.tab.panel.others;

import java.util.Map;
import java.util.Set;

/** The types of entries about a patient that not every tab has a panel for, and what they are called. */
final class OtherTypes {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Account", "accounts"),
            Map.entry("AdverseEvent", "adverse events"),
            Map.entry("BodyStructure", "body structures"),
            Map.entry("ChargeItem", "charges"),
            Map.entry("ClinicalImpression", "clinical impressions"),
            Map.entry("Communication", "messages"),
            Map.entry("CommunicationRequest", "requested messages"),
            Map.entry("Composition", "composed documents"),
            Map.entry("Coverage", "insurance and cover"),
            Map.entry("DetectedIssue", "detected issues"),
            Map.entry("Device", "devices"),
            Map.entry("DeviceRequest", "devices requested"),
            Map.entry("DeviceUseStatement", "devices in use"),
            Map.entry("FamilyMemberHistory", "family history"),
            Map.entry("Goal", "goals"),
            Map.entry("GuidanceResponse", "guidance"),
            Map.entry("ImagingStudy", "imaging studies"),
            Map.entry("ImmunizationEvaluation", "evaluated immunisations"),
            Map.entry("ImmunizationRecommendation", "immunisations due"),
            Map.entry("List", "lists"),
            Map.entry("MeasureReport", "measure reports"),
            Map.entry("Media", "pictures and recordings"),
            Map.entry("MedicationAdministration", "medicines given"),
            Map.entry("MedicationDispense", "medicines dispensed"),
            Map.entry("MolecularSequence", "genetic sequences"),
            Map.entry("NutritionOrder", "diets and feeds"),
            Map.entry("RequestGroup", "groups of requests"),
            Map.entry("RiskAssessment", "risk assessments"),
            Map.entry("Specimen", "specimens"),
            Map.entry("SupplyDelivery", "deliveries"),
            Map.entry("Task", "tasks"),
            Map.entry("VisionPrescription", "prescriptions for glasses"));

    private OtherTypes() {}

    static Set<String> all() {
        return WORDS.keySet();
    }

    static String words(String type) {
        return WORDS.getOrDefault(type, type);
    }
}
