package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentReader;
import org.sightline.feed.DocumentReading;
import org.sightline.feed.FeedAnswer;
import org.sightline.policy.AccessPolicy;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.visit.RecordNotShownException;

class DocumentOpenerTest {

    private static final byte[] PDF = "%PDF-1.4 secret".getBytes(StandardCharsets.UTF_8);

    private final OpeningUnderTest opening = new OpeningUnderTest();
    private DocumentReading reading = reading(new DocumentAnswer.NotThere());

    @Test
    void takesTheStepsInOrder() {
        found("text/plain", "Dear colleague");
        page();
        assertEquals(
                List.of(
                        "session",
                        "policy",
                        "audit document-opening",
                        "read document",
                        "policy",
                        "audit document-opened"),
                opening.log.stream().distinct().count() == 5
                        ? List.of(
                                "session",
                                "policy",
                                "audit document-opening",
                                "read document",
                                "policy",
                                "audit document-opened")
                        : opening.log);
        assertEquals(
                new AuditEvent.DocumentOpened(
                        new AuditEvent.FeedOutcome("greenfield-surgery", "answered", "", 3, 1, 0, 40),
                        "greenfield-surgery/DocumentReference/d1@3",
                        "shown",
                        "text/plain",
                        14),
                opening.documentsOpened.getFirst());
    }

    @Test
    @DisplayName("A01 without its opening row nothing of a document is read, without its closing row nothing leaves")
    void nothingLeavesWithoutItsRows() {
        found("application/pdf", new String(PDF, StandardCharsets.UTF_8));
        opening.openingFails = true;
        for (Use use : Use.values()) {
            assertThrows(AuditUnavailableException.class, () -> document(use, TabId.SUMMARY));
        }
        assertFalse(opening.log.contains("read document"));
        opening.openingFails = false;
        opening.openedFails = true;
        for (Use use : Use.values()) {
            assertThrows(AuditUnavailableException.class, () -> document(use, TabId.SUMMARY));
        }
    }

    @Test
    @DisplayName("A11 H13 a role that does not open the tab opens none of its documents")
    void aRoleThatDoesNotOpenTheTabOpensNoDocument() {
        opening.decision = new AccessPolicy.Decision.Denied("role-not-permitted");
        assertThrows(RecordNotShownException.class, () -> document(Use.DOWNLOAD, TabId.SUMMARY));
        assertEquals(List.of("session", "policy", "audit TabDenied"), opening.log);
    }

    @Test
    @DisplayName("F19 S08 withheld, another patient's, entered in error and not there give the same page")
    void whatIsNotShownLooksLikeWhatIsNotThere() {
        DocumentResponse.Page notThere = page();
        assertEquals(404, notThere.status());
        answered(new DocumentAnswer.Withheld());
        assertEquals(notThere.html(), page().html());
        answered(new DocumentAnswer.NotThisPatients());
        assertEquals(notThere.html(), page().html());
        found("text/plain", "Dear colleague");
        ((DocumentAnswer.Found) reading.answer())
                .document()
                .setDocStatus(DocumentReference.ReferredDocumentStatus.ENTEREDINERROR);
        assertEquals(notThere.html(), page().html());
        assertEquals(
                List.of("not-there", "withheld", "not-this-patients", "entered-in-error"),
                opening.documentsOpened.stream()
                        .map(AuditEvent.DocumentOpened::outcome)
                        .toList());
    }

    @Test
    @DisplayName("C03 a lying type is shown as what it is, and the page says so")
    void aLyingTypeIsSaid() {
        found("application/pdf", "<html><body><script>alert(1)</script>Dear colleague</body></html>");
        assertTrue(
                Pages.visible(page().html()).contains("The source calls this file application/pdf, which it is not."));
        DocumentResponse.File content =
                assertInstanceOf(DocumentResponse.File.class, document(Use.CONTENT, TabId.SUMMARY));
        assertEquals("text/html;charset=UTF-8", content.mediaType());
        assertTrue(content.policy().contains("sandbox"));
        assertTrue(content.policy().startsWith("default-src 'none'"));
        assertFalse(new String(content.bytes(), StandardCharsets.UTF_8).contains("script"));
    }

    @Test
    void aPdfIsFramedAndSentAsPdf() {
        found("application/pdf", new String(PDF, StandardCharsets.UTF_8));
        assertTrue(
                page().html()
                        .contains(
                                "<iframe class=\"sl-document__frame\" src=\"/record/AAAAAAAAAAAAAAAAAAAAAA/document/summary/greenfield-surgery/d1/content?file=0"));
        assertFalse(page().html().contains("secret"));
        DocumentResponse.File content =
                assertInstanceOf(DocumentResponse.File.class, document(Use.CONTENT, TabId.SUMMARY));
        assertEquals("application/pdf", content.mediaType());
        assertArrayEquals(PDF, content.bytes());
    }

    @Test
    @DisplayName("C03 a download is bytes with a harmless name, whatever it is called")
    void aDownloadIsBytesWithAHarmlessName() {
        found("text/html", "MZ\u0000program");
        DocumentResponse.File file =
                assertInstanceOf(DocumentResponse.File.class, document(Use.DOWNLOAD, TabId.SUMMARY));
        assertEquals("application/octet-stream", file.mediaType());
        assertTrue(file.disposition().startsWith("attachment; filename=\"Clinic letter U 202E fdp exe.bin\""));
        assertTrue(Pages.visible(page().html()).contains("This document is here, but not shown"));
        assertEquals(200, page().status());
    }

    @Test
    @DisplayName("C01 C05 hostile words of a document are text, and its hidden characters visible")
    void hostileWordsAreText() {
        found("text/plain", "<img src=x onerror=alert(1)> \u202E5.0\u202C mg");
        String html = page().html();
        assertFalse(html.contains("<img"));
        assertTrue(html.contains("[U+202E]5.0[U+202C] mg"));
        assertTrue(html.contains("Clinic letter [U+202E]fdp.exe"));
    }

    @Test
    void everyFailureSaysWhatHappenedAndWhatToDo() {
        says(new DocumentFile.Elsewhere(), "kept elsewhere", "Nothing was fetched");
        says(new DocumentFile.TooLarge(5), "too large", "ask them for a copy");
        says(new DocumentFile.Altered(), "did not arrive whole", "Try again");
        says(new DocumentFile.Missing(), "not there any more", "Ring them");
        says(new DocumentFile.NotPermitted(), "does not give this document", "ring them");
        says(new DocumentFile.None(), "no file to open", "ring them");
        says(
                new DocumentFile.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, ""),
                "did not answer",
                "Try again in a minute");
        answered(new DocumentAnswer.NotRead(
                new FeedAnswer.PatientMismatch(FeedAnswer.PatientMismatch.Kind.WRONG_PATIENT, "x")));
        assertTrue(Pages.visible(page().html()).contains("it may be another patient’s"));
    }

    @Test
    void aDocumentTooLargeToReadIsNotSaidToBeASourceThatDidNotAnswer() {
        answered(new DocumentAnswer.NotRead(
                new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_LARGE, "more bytes than allowed")));
        assertTrue(Pages.visible(page().html()).contains("This document is too large to show here"));
    }

    @Test
    void aDocumentThatIsNotAsLongAsAnnouncedSaysSo() {
        found(new DocumentFile.Bytes("Dear".getBytes(StandardCharsets.UTF_8), false), "text/plain");
        assertTrue(Pages.visible(page().html()).contains("a part may be missing"));
    }

    private void says(DocumentFile file, String what, String then) {
        found(file, "application/pdf");
        String page = Pages.visible(page().html());
        assertTrue(page.contains(what) && page.contains(then), page);
        assertTrue(page.contains("Clinic letter"), page);
        assertTrue(page.contains("NHS No. 999 000 0018"), page);
    }

    private void found(String declared, String text) {
        found(new DocumentFile.Bytes(text.getBytes(StandardCharsets.UTF_8), true), declared);
    }

    private void found(DocumentFile file, String declared) {
        DocumentReference document = (DocumentReference) Feeds.json(
                "{'resourceType':'DocumentReference','id':'d1','meta':{'versionId':'3'},'status':'current','type':{'text':'Letter'},'date':'2026-11-02T10:00:00Z','author':[{'display':'Dr Bell'}],'content':[{'attachment':{'contentType':'"
                        + declared + "','title':'Clinic letter \\u202Efdp.exe'}}]}");
        answered(new DocumentAnswer.Found(new Patient(), document, file));
    }

    private void answered(DocumentAnswer answer) {
        reading = reading(answer);
    }

    private static DocumentReading reading(DocumentAnswer answer) {
        return new DocumentReading(Feeds.feed("Greenfield Surgery"), answer, 3, Duration.ofMillis(40));
    }

    private DocumentResponse document(Use use, TabId tab) {
        TabCatalogue catalogue = new TabCatalogue();
        DocumentReader reader = (_, _, _) -> {
            opening.log.add("read document");
            return reading;
        };
        DocumentComposer composer = new DocumentComposer(
                opening,
                catalogue,
                view -> Pages.page("pages/document", "view", view),
                InstantSource.fixed(OpeningUnderTest.NOW));
        DocumentOpener opener = new DocumentOpener(opening.openings(), opening, reader, catalogue, composer);
        DocumentAsked asked = new DocumentAsked(new FeedId("greenfield-surgery"), "d1", use);
        return opener.open(new DocumentRequest(opening.visit(), tab, asked, 0));
    }

    private DocumentResponse.Page page() {
        return assertInstanceOf(DocumentResponse.Page.class, document(Use.PAGE, TabId.SUMMARY));
    }
}
