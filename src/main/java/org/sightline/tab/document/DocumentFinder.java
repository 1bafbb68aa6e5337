package org.sightline.tab.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.DocumentReceipt;
import org.sightline.context.NhsNumber;
import org.sightline.feed.DocumentReader;
import org.sightline.feed.DocumentReading;

/** Reads a document from its feed, on the thread that asked, and has its file rendered in the pool. */
@ApplicationScoped
class DocumentFinder {

    private final DocumentReader reader;
    private final RenderingPool pool;

    DocumentFinder(DocumentReader reader, RenderingPool pool) {
        this.reader = reader;
        this.pool = pool;
    }

    /**
     * @param part which of the document's files, from 0
     * @param withholds what is never shown to this user
     */
    DocumentFound find(DocumentReceipt receipt, int part, Predicate<Resource> withholds) {
        NhsNumber patient = receipt.launch().patient().nhsNumber();
        DocumentReading reading = reader.read(receipt, part, withholds);
        return DocumentFound.of(
                reading,
                part,
                (bytes, declared) -> pool.run(() -> DocumentFound.Rendered.of(bytes, declared, patient)));
    }
}
