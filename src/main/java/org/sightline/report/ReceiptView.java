package org.sightline.report;

import java.util.Optional;
import org.sightline.context.ReferenceNumber;
import org.sightline.registration.ServiceDesk;

/**
 * The page after a report, feedback or an idea was kept.
 */
record ReceiptView(
        ReportView.Patient patient,
        ReferenceNumber reference,
        ReportKind kind,
        ReportView.Reader reader,
        String back,
        String backTo) {

    /** Whether another patient's data may be on the screen. */
    public boolean urgent() {
        return kind == ReportKind.WRONG_PATIENT;
    }

    public Optional<ServiceDesk> desk() {
        return reader.desk();
    }
}
