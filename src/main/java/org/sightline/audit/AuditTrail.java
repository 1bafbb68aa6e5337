package org.sightline.audit;

import org.sightline.context.TabId;

/** Writes the audit trail. Every method returns only after its row is committed. */
public interface AuditTrail {

    /**
     * Commits "opening" before anything about the patient is read.
     *
     * @throws AuditUnavailableException if the row could not be committed: then nothing may be read
     */
    AuditReceipt opening(Opener opener, TabId tab, Caller caller);

    /**
     * Commits "opened": what each feed answered and what was delivered.
     *
     * @throws AuditUnavailableException if the row could not be committed; the opening row stays
     */
    void opened(AuditReceipt receipt, AuditEvent.Opened opened, Caller caller);

    /**
     * Commits "document-opening" before anything of the document is read.
     *
     * @param tab the tab that lists it
     * @throws AuditUnavailableException if the row could not be committed: then nothing may be read
     */
    DocumentReceipt openingDocument(Opener opener, TabId tab, DocumentAsked document, Caller caller);

    /**
     * Commits "document-opened": what the feed answered and what was handed over.
     *
     * @throws AuditUnavailableException if the row could not be committed; the opening row stays
     */
    void documentOpened(DocumentReceipt receipt, AuditEvent.DocumentOpened opened, Caller caller);

    /**
     * Commits "patient-asked" before the patient is looked up, whose record is not opened yet.
     *
     * @throws AuditUnavailableException if the row could not be committed: then nobody may be asked
     */
    PatientReceipt askingForPatient(Opener opener, Caller caller);

    /**
     * Commits any other event.
     *
     * @throws AuditUnavailableException if the row could not be committed
     */
    void record(AuditEvent event, Caller caller);

    /**
     * Where a request came from.
     *
     * @param requestId our own id of the request, also in its log lines
     */
    record Caller(String ip, String userAgent, String requestId) {

        /** Of what nobody asked for. */
        public static final Caller OURSELVES = new Caller("", "", "");
    }
}
