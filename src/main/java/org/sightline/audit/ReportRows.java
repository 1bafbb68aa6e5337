package org.sightline.audit;

import java.util.Map;
import org.sightline.context.ReferenceNumber;

/** The rows of what users write to the officers of their organisation. */
final class ReportRows {

    private ReportRows() {}

    static AuditRow of(AuditEvent.ProblemReported reported) {
        AuditRow row = kept(AuditRow.success("problem-reported"), reported.reference())
                .launch(reported.launchId(), reported.launch());
        reported.tab().ifPresent(row::tab);
        return row;
    }

    /** Names no patient. */
    static AuditRow of(AuditEvent.FeedbackGiven given) {
        return kept(AuditRow.success("feedback-given"), given.reference())
                .put("launchId", given.launchId().value())
                .userOf(given.launch());
    }

    private static AuditRow kept(AuditRow row, ReferenceNumber reference) {
        return row.json("reports", Map.of("reference", reference.value()));
    }
}
