package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentFile.Doubt;
import org.sightline.feed.DocumentReading;
import org.sightline.feed.FeedAnswer;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;

/** What the page says of a document that is doubtful, is not a DocumentReference, or cannot be shown. */
class DocumentWordsTest {

    private static final byte[] PDF = "%PDF-1.4 secret".getBytes(StandardCharsets.UTF_8);

    private final DocumentUnderTest document = new DocumentUnderTest();
    private final OpeningUnderTest opening = document.opening;

    @Test
    void everyFailureSaysWhatHappenedAndWhatToDo() {
        says(new DocumentFile.Elsewhere(), "kept elsewhere", "Nothing was fetched");
        says(new DocumentFile.TooLarge(5), "too large", "ask them for a copy");
        says(new DocumentFile.Missing(), "not there any more", "Ring them");
        says(new DocumentFile.NotPermitted(), "does not give this document", "ring them");
        says(new DocumentFile.None(), "no file to open", "ring them");
        says(
                new DocumentFile.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, ""),
                "did not answer",
                "Try again in a minute");
        document.answered(new DocumentAnswer.NotRead(
                new FeedAnswer.PatientMismatch(FeedAnswer.PatientMismatch.Kind.WRONG_PATIENT, "x")));
        assertTrue(document.visible().contains("it may be another patient’s"));
    }

    @Test
    void aDocumentTooLargeToReadIsNotSaidToBeASourceThatDidNotAnswer() {
        document.answered(new DocumentAnswer.NotRead(
                new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_LARGE, "more bytes than allowed")));
        assertTrue(document.visible().contains("This document is too large to show here"));
    }

    @Test
    @DisplayName("F10-HASH a file that is not as announced is shown, with a caution")
    void aDocumentThatIsNotAsAnnouncedSaysSo() {
        byte[] letter = "Dear colleague".getBytes(StandardCharsets.UTF_8);
        document.found(new DocumentFile.Bytes(letter, Set.of(Doubt.values())), "text/plain");
        String page = document.visible();
        assertTrue(page.contains("a part may be missing"), page);
        assertTrue(page.contains("It may not have arrived whole"), page);
        assertTrue(page.contains("Whose file this is could not be checked"), page);
        assertTrue(page.contains("Dear colleague"), page);
    }

    @Test
    @DisplayName("F04-OWNER a file of another patient is the wrong-patient page, and nothing of it leaves")
    void aFileOfAnotherPatientIsTheWrongPatientPage() {
        document.found(new DocumentFile.OfAnotherPatient(), "text/plain");
        String page = document.visible();
        assertTrue(page.contains("it may be another patient’s"), page);
        assertFalse(page.contains("Clinic letter"), page);
        assertInstanceOf(DocumentResponse.Page.class, document.open(Use.DOWNLOAD));
        assertEquals(
                "file-of-another-patient", opening.documentsOpened.getLast().outcome());
    }

    @Test
    @DisplayName("F04-POINTERS a report's file is opened by its type, and says what the report says of itself")
    void aReportsFileIsOpenedByItsType() {
        DiagnosticReport report = (DiagnosticReport)
                Feeds.json(
                        "{'resourceType':'DiagnosticReport','id':'d1','status':'preliminary','code':{'text':'Chest X-ray'},"
                                + "'effectiveDateTime':'2026-11-02','performer':[{'display':'Radiology'}],'presentedForm':[{'contentType':'text/plain'}]}");
        byte[] text = "No fracture".getBytes(StandardCharsets.UTF_8);
        document.answered(new DocumentAnswer.Found(new Patient(), report, new DocumentFile.Bytes(text, Set.of())));
        String page = document.visible();
        for (String words :
                List.of("Chest X-ray", "02-Nov-2026", "Radiology", "calls it: Preliminary", "No fracture")) {
            assertTrue(page.contains(words), page);
        }
        assertEquals(
                "greenfield-surgery/DiagnosticReport/d1",
                opening.documentsOpened.getLast().reference());
    }

    @Test
    @DisplayName("C10-POOL a file that takes too long to show is offered as it came, and the trail says so")
    void aFileThatTakesTooLongIsOffered() {
        document.pool =
                new RenderingPool(RenderingPoolTest.settings(Map.of("longest", "0s")), new SimpleMeterRegistry());
        document.found("text/plain", "Dear colleague ".repeat(400_000));
        String page = document.visible();
        assertTrue(page.contains("takes too long to show here"), page);
        assertFalse(page.contains("Dear colleague"), page);
        assertInstanceOf(DocumentResponse.File.class, document.open(Use.DOWNLOAD));
        assertEquals("rendering-too-slow", opening.documentsOpened.getLast().outcome());
    }

    @Test
    @DisplayName("C10-POOL a file that finds no place is not said to be slow, and one that broke a reader is unchecked")
    void aFileThatWasNotReadSaysWhy() {
        document.pool = new RenderingPool(
                RenderingPoolTest.settings(Map.of("threads", "1", "queue", "0", "longest", "20s")),
                new SimpleMeterRegistry());
        document.pool.run(new RenderingShares.Owner("RXX99", "u1"), () -> {
            document.found("text/plain", "Dear colleague");
            assertFileIsOffered("Too many documents are being opened at once", "rendering-no-place");
            return true;
        });
        DocumentFound found = DocumentFound.of(
                new DocumentReading(Feeds.feed("Greenfield Surgery"), document.answer(), 3, Duration.ZERO),
                "",
                (_, _) -> new RenderingPool.Outcome.Failed<>());
        assertEquals(DocumentView.State.BROKE_OFF, found.state());
        assertEquals("rendering-failed", found.outcome());
    }

    private void assertFileIsOffered(String words, String outcome) {
        String page = document.visible();
        assertTrue(page.contains(words), page);
        assertTrue(page.contains("Nothing of it was checked here"), page);
        assertFalse(page.contains("Dear colleague"), page);
        assertEquals(outcome, opening.documentsOpened.getLast().outcome());
        assertInstanceOf(DocumentResponse.File.class, document.open(Use.DOWNLOAD));
    }

    @Test
    @DisplayName("DOC-BANNER a document's page in one piece reads what the banner needs, as an opening of its own")
    void readsWhatTheBannerNeeds() {
        document.complete = true;
        document.found("text/plain", "Dear colleague");
        document.page();
        assertEquals(
                List.of(
                        "session",
                        "policy",
                        "audit document-opening",
                        "read document",
                        "audit opening",
                        "read",
                        "reading closed",
                        "audit opened",
                        "audit document-opened"),
                opening.log);
    }

    @Test
    @DisplayName("DOC-BANNER what the banner has no room for is one click away, on a document's page too")
    void allergiesThatHaveNoRoomAreOneClickAway() {
        opening.answers = plan -> List.of(Feeds.answered("Greenfield Surgery", plan, allergies(12)));
        document.complete = true;
        document.found("text/plain", "Dear colleague");
        String page = document.page().html();
        assertTrue(page.contains(opening.visit().address() + "/summary/allergies\">"), page);
        assertFalse(page.contains("href=\"#allergies\""), page);
        assertTrue(opening.page().contains("href=\"#allergies\""), "where the list is on the page");
    }

    @Test
    @DisplayName("DOC-VIEW pages of a scan are made larger and turned as a picture is")
    void aScanHasTheViewerOfPictures() throws IOException {
        ByteArrayOutputStream fax = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_BINARY), "tiff", fax));
        document.found(new DocumentFile.Bytes(fax.toByteArray(), Set.of()), "image/tiff");
        String page = document.page().html();
        assertTrue(page.contains("id=\"viewer\"") && page.contains("data-laid=\"yes\""), page);
        document.found("text/html", "<html><p>Dear colleague</p>");
        assertFalse(document.page().html().contains("id=\"viewer\""));
    }

    private static Resource[] allergies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Feeds.json("{'resourceType':'AllergyIntolerance','id':'" + i
                        + "','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Substance of a long name "
                        + i + "'}}"))
                .toArray(Resource[]::new);
    }

    private void says(DocumentFile file, String what, String then) {
        document.found(file, "application/pdf");
        String page = document.visible();
        assertTrue(page.contains(what) && page.contains(then), page);
        assertTrue(page.contains("Clinic letter"), page);
        assertTrue(page.contains("NHS No. 999 000 0018"), page);
    }
}
