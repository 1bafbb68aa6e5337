package org.sightline.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchId;
import org.sightline.context.ReferenceNumber;
import org.sightline.context.TabId;

/** Keeps reports of problems, feedback and ideas. */
interface ProblemReports {

    /** Keeps the report and puts it on the audit trail: both, or neither. */
    Outcome keep(ProblemReport report, AuditTrail.Caller caller);

    /** What a launch's own user is told of a report they made. */
    Optional<Receipt> find(LaunchId launchId, ReferenceNumber reference);

    /** What became of a report that was sent. */
    sealed interface Outcome {
        /** It is kept, now or when the same page was sent before. */
        record Kept(ReferenceNumber reference) implements Outcome {}

        /** This launch has reported as often as a launch may. */
        record TooMany() implements Outcome {}

        /** The database or the audit trail did not take it: nothing of it is kept. */
        record NotKept() implements Outcome {}
    }

    /** A report, without the words. */
    record Receipt(
            ReferenceNumber reference,
            ReportKind kind,
            @Nullable TabId tabOrNull) {

        Optional<TabId> tab() {
            return Optional.ofNullable(tabOrNull);
        }
    }
}
