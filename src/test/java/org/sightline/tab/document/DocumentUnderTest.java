package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentReader;
import org.sightline.feed.DocumentReading;
import org.sightline.tab.BannerUnderTest;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabCatalogue;

/** A document to be opened, of which a test says what the feed gives. */
final class DocumentUnderTest {

    final OpeningUnderTest opening = new OpeningUnderTest();
    RenderingPool pool = new RenderingPool(RenderingPoolTest.settings(Map.of()), new SimpleMeterRegistry());
    boolean complete;
    FilePlace place = FilePlace.of(0);
    private Function<String, DocumentReading> pointedTo = _ -> reading(new DocumentAnswer.NotThere());
    Predicate<Resource> withheld = _ -> false;
    private DocumentReading reading = reading(new DocumentAnswer.NotThere());

    void found(String declared, String text) {
        found(new DocumentFile.Bytes(text.getBytes(StandardCharsets.UTF_8), Set.of()), declared);
    }

    void found(DocumentFile file, String declared) {
        answered(new DocumentAnswer.Found(
                new Patient(),
                (DomainResource) Feeds.json(
                        "{'resourceType':'DocumentReference','id':'d1','meta':{'versionId':'3'},'status':'current','type':{'text':'Letter'},'date':'2026-11-02T10:00:00Z','author':[{'display':'Dr Bell'}],'content':[{'attachment':{'contentType':'"
                                + declared + "','title':'Clinic letter \\u202Efdp.exe'}}]}"),
                file));
    }

    /** What the feed gives for the address in a letter. */
    void pointedTo(Function<String, DocumentFile> file) {
        DocumentAnswer.Found letter = (DocumentAnswer.Found) reading.answer();
        pointedTo =
                address -> reading(new DocumentAnswer.Found(letter.patient(), letter.document(), file.apply(address)));
    }

    void answered(DocumentAnswer answer) {
        reading = reading(answer);
    }

    DocumentAnswer answer() {
        return reading.answer();
    }

    private static DocumentReading reading(DocumentAnswer answer) {
        return new DocumentReading(Feeds.feed("Greenfield Surgery"), answer, 3, Duration.ofMillis(40));
    }

    DocumentResponse open(Use use) {
        TabCatalogue catalogue = new TabCatalogue();
        DocumentReader reader = (_, wanted, withholds) -> {
            opening.log.add("read document");
            withheld = withholds;
            return wanted.addresses().isEmpty() ? reading : pointedTo.apply(String.join(" ", wanted.addresses()));
        };
        DocumentComposer composer = new DocumentComposer(
                opening,
                catalogue,
                view -> Pages.page("pages/document", "view", view),
                BannerUnderTest.of(opening),
                InstantSource.fixed(OpeningUnderTest.NOW));
        DocumentOpener opener = new DocumentOpener(
                new RestrictionOfDocuments(
                        opening.openings(), opening, opening, opening.heard, InstantSource.fixed(OpeningUnderTest.NOW)),
                opening,
                new DocumentFinder(reader, pool),
                catalogue,
                composer);
        String type = reading.answer() instanceof DocumentAnswer.Found found
                ? found.document().fhirType()
                : "DocumentReference";
        DocumentAsked asked = new DocumentAsked(new FeedId("greenfield-surgery"), type, "d1", place.number(), use);
        return opener.open(new DocumentRequest(opening.visit(), TabId.SUMMARY, asked, place, complete));
    }

    DocumentResponse.Page page() {
        return assertInstanceOf(DocumentResponse.Page.class, open(Use.PAGE));
    }

    String visible() {
        return Pages.visible(page().html());
    }
}
