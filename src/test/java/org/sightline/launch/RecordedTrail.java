package org.sightline.launch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.audit.Opener;
import org.sightline.audit.PatientReceipt;
import org.sightline.context.TabId;

/** A trail in memory that a test can take away. */
public final class RecordedTrail implements AuditTrail {

    public static final Caller CALLER = new Caller("192.0.2.7", "test browser", "request-1");

    public final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    public volatile boolean available = true;

    @Override
    public AuditReceipt opening(Opener opener, TabId tab, Caller caller) {
        throw new UnsupportedOperationException("a launch opens no tab");
    }

    @Override
    public void opened(AuditReceipt receipt, AuditEvent.Opened opened, Caller caller) {
        throw new UnsupportedOperationException("a launch opens no tab");
    }

    @Override
    public DocumentReceipt openingDocument(Opener opener, TabId tab, DocumentAsked document, Caller caller) {
        throw new UnsupportedOperationException("a launch opens no document");
    }

    @Override
    public void documentOpened(DocumentReceipt receipt, AuditEvent.DocumentOpened opened, Caller caller) {
        throw new UnsupportedOperationException("a launch opens no document");
    }

    @Override
    public PatientReceipt askingForPatient(Opener opener, Caller caller) {
        throw new UnsupportedOperationException("a launch asks no feed");
    }

    @Override
    public void record(AuditEvent event, Caller caller) {
        if (!available) {
            throw new AuditUnavailableException("taken away", new IllegalStateException());
        }
        events.add(event);
    }
}
