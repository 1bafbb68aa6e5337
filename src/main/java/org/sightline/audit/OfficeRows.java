package org.sightline.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditEvent.OfficeEvent;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;

/**
 * The rows of what happened at the office and of what is looked into there. Those about one patient name the patient, so
 * that the patient's own trail holds them; reports and lists are named by their references.
 */
final class OfficeRows {

    private OfficeRows() {}

    static AuditRow of(OfficeEvent event) {
        return switch (event) {
            case AuditEvent.OfficerSignedIn in -> officer(AuditRow.success("officer-signed-in"), in.officer());
            case AuditEvent.OfficerRefused refused -> of(refused);
            case AuditEvent.OfficePage asked ->
                officer(AuditRow.success("office-page"), asked.officer()).put("page", asked.page());
            case AuditEvent.ReportsRead read -> of(read);
            case AuditEvent.ReportWorked(Officer officer, String reference, String state) ->
                officer(AuditRow.success("report-worked"), officer)
                        .json("reports", Map.of("reference", reference, "state", state));
            case AuditEvent.OfficerSignedOut out -> user(AuditRow.success("officer-signed-out"), out.user());
            case AuditEvent.OfficeSessionEnded ended ->
                officer(AuditRow.success("office-session-ended"), ended.officer())
                        .put("reason", ended.reason());
        };
    }

    /** What the provider says the person works for is a claim, not an organisation of ours: it stands in the detail. */
    private static AuditRow of(AuditEvent.OfficerRefused refused) {
        return duties(user(AuditRow.refused("officer-refused", refused.reason()), refused.user()), refused.duties())
                .put("page", refused.page())
                .put("refusalDetail", "organisation: " + String.join(", ", refused.organisations()));
    }

    private static AuditRow of(AuditEvent.ReportsRead read) {
        Map<String, Object> reports = new LinkedHashMap<>();
        reports.put("as", read.form().name().toLowerCase(Locale.ROOT));
        reports.put("filter", read.filter());
        reports.put("count", read.references().size());
        reports.put("references", read.references());
        return officer(AuditRow.success("reports-read"), read.officer()).json("reports", reports);
    }

    static AuditRow of(TrailReading reading) {
        return switch (reading) {
            case TrailReading.ByOfficer read ->
                officer(patient("patient-trail-read", read.patient()), read.officer())
                        .json("reports", asked(read.form(), read.filter(), read.entries()));
            case TrailReading.EntryByOfficer read ->
                officer(patient("entry-read", read.patientOrNull()), read.officer())
                        .json(
                                "reports",
                                asked(TrailReading.Form.PAGE, Map.of("entry", Long.toString(read.entry())), 1));
            case TrailReading.SearchByOfficer read ->
                officer(patient("entries-searched", read.patientOrNull()), read.officer())
                        .json("reports", asked(read.form(), read.filter(), read.entries()));
            case TrailReading.CopyByOfficer made ->
                officer(patient("subject-copy-made", made.patient()), made.officer())
                        .json("reports", asked(made.form(), Map.of(), made.items()));
            case TrailReading.BySystem read ->
                patient("trail-searched", read.patientOrNull())
                        .put("registration", read.registration())
                        .put("organisationName", read.organisationName())
                        .json("reports", asked(read.form(), Map.of(), read.entries()));
        };
    }

    private static AuditRow patient(String event, @Nullable NhsNumber patient) {
        AuditRow row = AuditRow.success(event);
        return patient == null ? row : row.put("nhsNumber", patient.digits());
    }

    private static Map<String, Object> asked(TrailReading.Form form, Map<String, String> filter, long entries) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("as", form.code());
        asked.put("filter", filter);
        asked.put("count", entries);
        return asked;
    }

    static AuditRow of(AlertEvent event) {
        return switch (event) {
            case AlertEvent.Opened(String registration, String rule, String reference) ->
                alert("alert-opened", Map.of("rule", rule, "reference", reference))
                        .put("registration", registration);
            case AlertEvent.ListRead read ->
                officer(
                        alert("alerts-read", Map.of("filter", read.filter(), "references", read.references())),
                        read.officer());
            case AlertEvent.CaseRead read -> {
                AuditRow row = officer(alert("alert-read", Map.of("reference", read.reference())), read.officer());
                yield read.patientOrNull() == null
                        ? row
                        : row.put("nhsNumber", read.patientOrNull().digits());
            }
            case AlertEvent.Judged judged ->
                officer(
                        alert(
                                "alert-judged",
                                Map.of(
                                        "reference",
                                        judged.reference(),
                                        "outcome",
                                        judged.outcome(),
                                        "closes",
                                        judged.closes())),
                        judged.officer());
        };
    }

    private static AuditRow alert(String event, Map<String, Object> said) {
        return AuditRow.success(event).json("alert", said);
    }

    static AuditRow officer(AuditRow row, Officer officer) {
        return duties(user(row, officer.user()), officer.duties())
                .put("registration", officer.registration())
                .put("organisationName", officer.organisationName());
    }

    private static AuditRow user(AuditRow row, OfficeUser user) {
        return row.put("userIssuer", user.issuer())
                .put("userSubject", user.subject())
                .put("userName", user.name());
    }

    private static AuditRow duties(AuditRow row, Set<Duty> duties) {
        return row.put("userRoleCode", duties.stream().sorted().map(Duty::name).collect(Collectors.joining(" ")));
    }
}
