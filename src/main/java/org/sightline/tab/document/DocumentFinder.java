package org.sightline.tab.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.DocumentReceipt;
import org.sightline.document.EnclosedFile;
import org.sightline.document.LetterChecks;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentReader;
import org.sightline.feed.DocumentReading;
import org.sightline.feed.WantedFile;

/** Reads a document from its feed, on the thread that asked, and has its file rendered in the pool. */
@ApplicationScoped
class DocumentFinder {

    private final DocumentReader reader;
    private final RenderingPool pool;

    DocumentFinder(DocumentReader reader, RenderingPool pool) {
        this.reader = reader;
        this.pool = pool;
    }

    /** @param withholds what is never shown to this user */
    DocumentFound find(DocumentReceipt receipt, FilePlace place, Predicate<Resource> withholds) {
        WantedFile wanted = WantedFile.of(place.file());
        DocumentReading reading = reader.read(receipt, wanted, withholds);
        DocumentFound found = DocumentFound.of(
                reading, DocumentFound.declaredType(reading, place.file()), renderer(receipt, reading, withholds));
        for (int number : place.within()) {
            EnclosedFile file = found.enclosed(number).orElse(null);
            if (file == null) {
                return found.withoutFile();
            }
            wanted = file.source() instanceof EnclosedFile.Source.At(String address) ? wanted.on(address) : wanted;
            found = enclosed(receipt, wanted, found, file, withholds);
        }
        return found;
    }

    /** Who a letter is about was asked before its files are known; what is in them is asked again. */
    private DocumentFound enclosed(
            DocumentReceipt receipt,
            WantedFile wanted,
            DocumentFound letter,
            EnclosedFile file,
            Predicate<Resource> withholds) {
        return switch (file.source()) {
            case EnclosedFile.Source.Held held ->
                letter.holding(
                        file,
                        letter.doubtedAlike(held.bytes()),
                        renderer(receipt, letter.reading(), withholds).render(held.bytes(), held.declared()));
            case EnclosedFile.Source.At _ -> {
                DocumentReading both = reader.read(receipt, wanted, withholds).after(letter.reading());
                yield DocumentFound.of(both, "", renderer(receipt, both, withholds))
                        .as(file);
            }
        };
    }

    private DocumentFound.Renderer renderer(
            DocumentReceipt receipt, DocumentReading reading, Predicate<Resource> withholds) {
        RenderingShares.Owner owner = RenderingShares.Owner.of(receipt.launch());
        List<HumanName> names = reading.answer() instanceof DocumentAnswer.Found found
                ? found.patient().getName()
                : List.of();
        LetterChecks checks = new LetterChecks(receipt.launch().patient(), names, withholds);
        return (bytes, declared) -> pool.run(owner, () -> DocumentFound.Rendered.of(bytes, declared, checks));
    }
}
