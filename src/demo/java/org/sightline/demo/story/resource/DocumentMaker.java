package org.sightline.demo.story.resource;

import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;

/**
 * Makes documents as a list names them, and the files behind those that have one. A file comes inside its document or
 * as a Binary of the same feed; the Binary's bytes wait beside the attachment until somebody asks for them.
 */
public final class DocumentMaker {

    /** Under which name an attachment keeps the bytes of its Binary. */
    private static final String BYTES = "bytes";

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
        entry.optional("specialty").ifPresent(text -> document.getContext().setPracticeSetting(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(document::setDescription);
        Attachment attachment = new Attachment()
                .setContentType(entry.text("format", "application/pdf"))
                .setTitle(entry.text("title"))
                .setCreationElement(entry.when("date"));
        if (entry.optional("size").isPresent()) {
            attachment.setSize(entry.number("size"));
        }
        entry.optionalEntry("file").ifPresent(file -> attach(file, attachment, document, filing, entry));
        document.addContent().setAttachment(attachment);
        return document;
    }

    /** The bytes of a Binary that stands for a document's file; none if it has no file of that kind. */
    public static Optional<byte[]> binaryOf(DocumentReference document) {
        return document.getContent().stream()
                .map(content -> content.getAttachment().getUserData(BYTES))
                .filter(byte[].class::isInstance)
                .map(byte[].class::cast)
                .findFirst();
    }

    private static void attach(
            StoryEntry file, Attachment attachment, DocumentReference document, Filing filing, StoryEntry entry) {
        String kind = file.text("is");
        if (kind.equals("elsewhere")) {
            attachment.setUrl(file.text("at"));
            return;
        }
        byte[] bytes = FileMaker.file(kind, entry.text("title"), file.text("words", ""), filing, entry);
        attachment.setContentType(entry.text("format", FileMaker.mediaType(kind)));
        attachment.setSize(bytes.length);
        if (file.says("inside")) {
            attachment.setData(bytes);
        } else {
            attachment.setUrl("Binary/" + document.getIdElement().getIdPart());
            attachment.setUserData(BYTES, bytes);
        }
    }
}
