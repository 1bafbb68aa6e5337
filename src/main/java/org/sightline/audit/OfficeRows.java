package org.sightline.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.audit.AuditEvent.OfficeEvent;
import org.sightline.context.Duty;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;

/** The rows of what happened at the office. They name no patient; reports are named by their references. */
final class OfficeRows {

    private OfficeRows() {}

    static AuditRow of(OfficeEvent event) {
        return switch (event) {
            case AuditEvent.OfficerSignedIn in -> officer(AuditRow.success("officer-signed-in"), in.officer());
            case AuditEvent.OfficerRefused refused -> of(refused);
            case AuditEvent.OfficePage asked ->
                officer(AuditRow.success("office-page"), asked.officer()).put("page", asked.page());
            case AuditEvent.ReportsRead read -> of(read);
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

    private static AuditRow officer(AuditRow row, Officer officer) {
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
