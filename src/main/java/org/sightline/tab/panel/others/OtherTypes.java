package org.sightline.tab.panel.others;

import java.util.Set;

/** The types of entries about a patient that not every tab has a panel for. */
final class OtherTypes {

    private static final Set<String> ALL = Set.of(
            "Account",
            "AdverseEvent",
            "BodyStructure",
            "ChargeItem",
            "ClinicalImpression",
            "Communication",
            "CommunicationRequest",
            "Composition",
            "Coverage",
            "DetectedIssue",
            "Device",
            "DeviceRequest",
            "DeviceUseStatement",
            "FamilyMemberHistory",
            "Goal",
            "GuidanceResponse",
            "ImagingStudy",
            "ImmunizationEvaluation",
            "ImmunizationRecommendation",
            "List",
            "MeasureReport",
            "Media",
            "MedicationAdministration",
            "MedicationDispense",
            "MolecularSequence",
            "NutritionOrder",
            "RequestGroup",
            "RiskAssessment",
            "Specimen",
            "SupplyDelivery",
            "Task",
            "VisionPrescription");

    private OtherTypes() {}

    static Set<String> all() {
        return ALL;
    }
}
