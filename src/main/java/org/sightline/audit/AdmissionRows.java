package org.sightline.audit;

import java.util.Map;

/**
 * The rows of who was let in to a record and who was not. They name the patient, so that a patient's report holds them;
 * of an attempt it is not known who made it, so no row of one names a user.
 */
final class AdmissionRows {

    private AdmissionRows() {}

    static AuditRow of(AdmissionEvent event) {
        return switch (event) {
            case AdmissionEvent.LaunchNotAdmitted refused ->
                AuditRow.refused("launch-refused", refused.reason())
                        .launch(refused.launch())
                        .put("refusalReference", refused.reference())
                        .put("refusalDetail", refused.detail());
            case AdmissionEvent.OpeningNotAdmitted refused ->
                AuditRow.refused("opening-refused", refused.reason())
                        .launch(refused.launchId(), refused.launch())
                        .put("page", refused.page());
            case AdmissionEvent.DeceasedNotShown refused ->
                AuditRow.refused("opening-refused", "patient-died")
                        .opener(refused.opener())
                        .tab(refused.tab());
            case AdmissionEvent.OfRelationship relationship -> of(relationship);
        };
    }

    private static AuditRow of(AdmissionEvent.OfRelationship event) {
        return switch (event) {
            case AdmissionEvent.RelationshipKnown known ->
                AuditRow.success("relationship-known")
                        .launch(known.launchId(), known.launch())
                        .put("accessRule", known.rule());
            case AdmissionEvent.RelationshipStated stated ->
                AuditRow.success("relationship-stated")
                        .launch(stated.launchId(), stated.launch())
                        .put("reason", stated.reason())
                        .json("objection", Map.of("reference", stated.reference()));
            case AdmissionEvent.RelationshipsRead read ->
                OfficeRows.officer(
                        AuditRow.success("relationships-read")
                                .json("objection", Map.of("references", read.references())),
                        read.officer());
        };
    }

    static AuditRow of(AuditEvent.Attempted attempted) {
        AuditRow row =
                AuditRow.refused("attempt-refused", attempted.attempt().reason().code());
        switch (attempted.attempt()) {
            case AttemptEvent.OfLaunch at -> row.visited(at.launchId(), at.launch());
            case AttemptEvent.OfPlace at when at.place().isEmpty() -> {}
            case AttemptEvent.OfPlace at -> row.put("page", at.place());
            case AttemptEvent.OfSystem at -> row.put("page", at.place()).put("registration", at.registration());
        }
        return attempted.detail().isEmpty() ? row : row.put("refusalDetail", attempted.detail());
    }
}
