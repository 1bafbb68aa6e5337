package org.sightline.tab;

import java.util.ArrayList;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.audit.Opener;
import org.sightline.audit.PatientReceipt;
import org.sightline.audit.Receipts;
import org.sightline.context.TabId;

/** A trail of openings in memory, with a log of its rows, that can fail. */
public class LoggedTrail implements AuditTrail {

    public final List<String> log = new ArrayList<>();
    final List<AuditEvent> events = new ArrayList<>();
    final List<AuditEvent.Opened> opened = new ArrayList<>();
    public final List<AuditEvent.DocumentOpened> documentsOpened = new ArrayList<>();
    public boolean openingFails;
    public boolean openedFails;

    @Override
    public AuditReceipt opening(Opener opener, TabId tab, Caller caller) {
        audited("audit opening", openingFails);
        return Receipts.of(opener.launchId(), opener.launch(), tab);
    }

    @Override
    public void opened(AuditReceipt receipt, AuditEvent.Opened event, Caller caller) {
        audited("audit opened", openedFails);
        opened.add(event);
    }

    @Override
    public DocumentReceipt openingDocument(Opener opener, TabId tab, DocumentAsked document, Caller caller) {
        audited("audit document-opening", openingFails);
        return Receipts.of(opener.launchId(), opener.launch(), tab, document);
    }

    @Override
    public void documentOpened(DocumentReceipt receipt, AuditEvent.DocumentOpened event, Caller caller) {
        audited("audit document-opened", openedFails);
        documentsOpened.add(event);
    }

    private void audited(String row, boolean fails) {
        log.add(row);
        if (fails) {
            throw new AuditUnavailableException("down", new IllegalStateException());
        }
    }

    @Override
    public PatientReceipt askingForPatient(Opener opener, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void record(AuditEvent event, Caller caller) {
        log.add("audit " + event.getClass().getSimpleName());
        events.add(event);
    }
}
