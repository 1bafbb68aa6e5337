package org.sightline.demo.story;

import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;

/** Makes documents as a list names them; there is nothing behind them to open. */
final class DocumentMaker {

    private DocumentMaker() {}

    static DocumentReference document(Filing filing, StoryEntry entry) {
        DocumentReference document = new DocumentReference();
        document.addIdentifier(filing.file(document, "DocumentReference", entry));
        document.setStatus(DocumentReferenceStatus.fromCode(entry.text("status", "current")));
        document.setDocStatus(ReferredDocumentStatus.fromCode(entry.text("docStatus", "final")));
        document.setType(entry.coded("what"));
        entry.optional("category").ifPresent(text -> document.addCategory(StoryCodes.parse(text)));
        document.setSubject(filing.subject(entry));
        document.setDateElement(StoryDates.instant(entry.when("date")));
        entry.optional("by").ifPresent(name -> document.addAuthor(Filing.named(name)));
        entry.optional("keeper").ifPresent(name -> document.setCustodian(Filing.named(name)));
        entry.optional("note").ifPresent(document::setDescription);
        Attachment attachment = new Attachment()
                .setContentType(entry.text("format", "application/pdf"))
                .setTitle(entry.text("title"))
                .setCreationElement(entry.when("date"));
        if (entry.optional("size").isPresent()) {
            attachment.setSize(entry.number("size"));
        }
        document.addContent().setAttachment(attachment);
        return document;
    }
}
