package org.sightline.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;

/** The rows of objections. Those about one patient name the patient, so that a patient's report holds them. */
final class ObjectionRows {

    private static final String OBJECTED = "patient-objected";

    private ObjectionRows() {}

    static AuditRow of(ObjectionEvent event) {
        return switch (event) {
            case ObjectionEvent.LaunchObjected refused ->
                AuditRow.refused("launch-refused", refused.reason())
                        .launch(refused.launch())
                        .put("refusalReference", refused.reference())
                        .put("refusalDetail", "the patient objects; nothing of the record was read");
            case ObjectionEvent.OpeningObjected refused ->
                AuditRow.refused("opening-refused", OBJECTED)
                        .launch(refused.launchId(), refused.launch())
                        .put("page", refused.page());
            case ObjectionEvent.OverrideBegun begun ->
                AuditRow.success("override-begun")
                        .launch(begun.launchId(), begun.launch())
                        .put("reason", begun.reason())
                        .json("objection", Map.of("reference", begun.reference()));
            case ObjectionEvent.ObjectionLifted lifted ->
                AuditRow.success("objection-lifted")
                        .launch(lifted.launchId(), lifted.launch())
                        .put("reason", lifted.why())
                        .put("page", lifted.page());
            case ObjectionEvent.Requested came -> of(came);
            case ObjectionEvent.RequestRefused refused ->
                AuditRow.refused("objection-request-refused", refused.reason())
                        .put("refusalReference", refused.reference())
                        .put("refusalDetail", refused.detail());
            case ObjectionEvent.OfficeAct act -> OfficeRows.officer(of(act), act.officer());
        };
    }

    private static AuditRow of(ObjectionEvent.Requested came) {
        return patient("objection-requested", came.patient())
                .put("registration", came.registration())
                .put("claimedIssuer", came.tokenIssuer())
                .json("objection", Map.of("change", came.change()));
    }

    private static AuditRow of(ObjectionEvent.OfficeAct act) {
        return switch (act) {
            case ObjectionEvent.LookedUp read ->
                patient("objection-looked-up", read.patient()).json("objection", Map.of("entries", read.entries()));
            case ObjectionEvent.Changed made ->
                patient("objection-changed", made.patient()).json("objection", changed(made));
            case ObjectionEvent.Exported read ->
                AuditRow.success("objections-exported").json("objection", Map.of("entries", read.entries()));
            case ObjectionEvent.Answered answer ->
                patient("objection-answered", answer.patient())
                        .json("objection", Map.of("accepted", answer.accepted(), "reason", answer.why()));
            case ObjectionEvent.OverridesRead read ->
                AuditRow.success("overrides-read").json("objection", Map.of("references", read.references()));
            case ObjectionEvent.OverrideReviewed closed ->
                patient("override-reviewed", closed.patient())
                        .json("objection", Map.of("reference", closed.reference(), "outcome", closed.outcome()));
            case ObjectionEvent.EmergencyChanged changed ->
                AuditRow.success("objection-emergency")
                        .json("objection", Map.of("change", changed.change(), "reason", changed.why()));
            case ObjectionEvent.ListTried tried ->
                AuditRow.success("objections-tried-out")
                        .json("objection", Map.of("lines", tried.lines(), "bad", tried.bad()));
        };
    }

    private static Map<String, Object> changed(ObjectionEvent.Changed made) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("change", made.change());
        if (made.after() instanceof ObjectionScope.Parts parts) {
            said.putAll(Opener.partsOf(parts));
        }
        return said;
    }

    private static AuditRow patient(String event, NhsNumber patient) {
        return AuditRow.success(event).put("nhsNumber", patient.digits());
    }
}
