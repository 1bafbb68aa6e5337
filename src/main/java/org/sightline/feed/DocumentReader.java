package org.sightline.feed;

import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.DocumentReceipt;

/** Reads one document from the feed that lists it. */
public interface DocumentReader {

    /**
     * Asks the feed again who its patient is, then for the document, then for its file: what a browser or a page says of
     * a document is never believed.
     *
     * @param receipt proof that this opening is on the audit trail; it also says which document and which patient
     * @param file which of its files; addresses that one of them gives are asked as if the document had given it
     * @param withholds what is never shown to this user; a document it holds back is not fetched
     */
    DocumentReading read(DocumentReceipt receipt, WantedFile file, Predicate<Resource> withholds);
}
