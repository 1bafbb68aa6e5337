package org.sightline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.ReportsRead.Form;
import org.sightline.audit.AuditTrail;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;

/** The one way to reports for an officer: found, put on the audit trail, and only then handed over. */
@ApplicationScoped
class ReportsRead {

    /** How many reports of a file are found, recorded and handed over at a time. */
    static final int AT_A_TIME = 200;

    private final ReportArchive archive;
    private final AuditTrail audit;

    ReportsRead(ReportArchive archive, AuditTrail audit) {
        this.archive = archive;
        this.audit = audit;
    }

    /** @param after the number of the last row of the page before; 0 for the first page */
    Found page(Officer officer, ReportFilter filter, long after, AuditTrail.Caller caller) {
        int total = archive.count(officer.registration(), filter);
        ListPart<StoredReport> reports = ListPart.of(
                archive.before(officer.registration(), filter, ListPart.below(after), ListPart.MOST + 1).stream()
                        .map(report -> new ListPart.Numbered<>(report.sequence(), report))
                        .toList());
        record(officer, Form.PAGE, filter, reports.rows(), caller);
        return new Found(reports, total);
    }

    /** One of them; empty if it is not the officer's to read. */
    Optional<StoredReport> one(Officer officer, String reference, AuditTrail.Caller caller) {
        Optional<StoredReport> found = archive.one(officer.registration(), reference);
        found.ifPresent(report -> audit.record(
                new AuditEvent.ReportsRead(officer, Form.PAGE, Map.of(), List.of(report.reference())), caller));
        return found;
    }

    /** The next part of a file; empty after its end. */
    List<StoredReport> further(Officer officer, ReportFilter filter, long before, AuditTrail.Caller caller) {
        List<StoredReport> reports = archive.before(officer.registration(), filter, before, AT_A_TIME);
        record(officer, Form.CSV, filter, reports, caller);
        return reports;
    }

    private void record(
            Officer officer, Form form, ReportFilter filter, List<StoredReport> reports, AuditTrail.Caller caller) {
        List<String> references = reports.stream().map(StoredReport::reference).toList();
        audit.record(new AuditEvent.ReportsRead(officer, form, filter.asked(), references), caller);
    }

    /**
     * One page.
     *
     * @param total how many there are on all pages, counted as far as {@link ListPart#MOST_COUNTED} and one
     */
    record Found(ListPart<StoredReport> reports, int total) {}
}
