package org.sightline.report;

import java.util.Optional;
import org.sightline.context.ReferenceNumber;
import org.sightline.registration.ServiceDesk;

/**
 * The page after a report was kept.
 *
 * @param urgent whether another patient's data may be on the screen
 */
record ReceiptView(
        ReportView.Patient patient,
        ReferenceNumber reference,
        boolean urgent,
        ReportView.Reader reader,
        String back,
        String backTo) {

    public Optional<ServiceDesk> desk() {
        return reader.desk();
    }
}
