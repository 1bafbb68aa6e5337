package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.feed.DocumentAnswer;
import org.sightline.policy.AccessPolicy;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.visit.RecordNotShownException;

class DocumentOpenerTest {

    private static final byte[] PDF = "%PDF-1.4 secret".getBytes(StandardCharsets.UTF_8);

    private final DocumentUnderTest document = new DocumentUnderTest();
    private final OpeningUnderTest opening = document.opening;

    @Test
    void takesTheStepsInOrder() {
        document.found("text/plain", "Dear colleague");
        document.page();
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
        document.found("application/pdf", new String(PDF, StandardCharsets.UTF_8));
        opening.openingFails = true;
        for (Use use : Use.values()) {
            assertThrows(AuditUnavailableException.class, () -> document.open(use));
        }
        assertFalse(opening.log.contains("read document"));
        opening.openingFails = false;
        opening.openedFails = true;
        for (Use use : Use.values()) {
            assertThrows(AuditUnavailableException.class, () -> document.open(use));
        }
    }

    @Test
    @DisplayName("A11 H13 a role that does not open the tab opens none of its documents")
    void aRoleThatDoesNotOpenTheTabOpensNoDocument() {
        opening.decision = new AccessPolicy.Decision.Denied("role-not-permitted");
        assertThrows(RecordNotShownException.class, () -> document.open(Use.DOWNLOAD));
        assertEquals(List.of("session", "policy", "audit TabDenied"), opening.log);
    }

    @Test
    @DisplayName("F19 S08 withheld, another patient's, entered in error and not there give the same page")
    void whatIsNotShownLooksLikeWhatIsNotThere() {
        DocumentResponse.Page notThere = document.page();
        assertEquals(404, notThere.status());
        document.answered(new DocumentAnswer.Withheld());
        assertEquals(notThere.html(), document.page().html());
        document.answered(new DocumentAnswer.NotThisPatients());
        assertEquals(notThere.html(), document.page().html());
        document.found("text/plain", "Dear colleague");
        ((DocumentReference) ((DocumentAnswer.Found) document.answer()).document())
                .setDocStatus(DocumentReference.ReferredDocumentStatus.ENTEREDINERROR);
        assertEquals(notThere.html(), document.page().html());
        assertEquals(
                List.of("not-there", "withheld", "not-this-patients", "entered-in-error"),
                opening.documentsOpened.stream()
                        .map(AuditEvent.DocumentOpened::outcome)
                        .toList());
    }

    @Test
    @DisplayName("C03 a lying type is shown as what it is, and the page says so")
    void aLyingTypeIsSaid() {
        document.found("application/pdf", "<html><body><script>alert(1)</script>Dear colleague</body></html>");
        assertTrue(document.visible().contains("The source calls this file application/pdf, which it is not."));
        DocumentResponse.File content = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertEquals("text/html;charset=UTF-8", content.mediaType());
        assertTrue(content.policy().contains("sandbox"));
        assertTrue(content.policy().startsWith("default-src 'none'"));
        assertFalse(new String(content.bytes(), StandardCharsets.UTF_8).contains("script"));
    }

    @Test
    @DisplayName("CDA-3 a PDF inside a clinical document is framed and sent as PDF, and the document saved as it came")
    void aPdfInsideAClinicalDocumentIsFramed() {
        String cda = "<ClinicalDocument xmlns='urn:hl7-org:v3'><title>Discharge</title><component><nonXMLBody>"
                + "<text mediaType='application/pdf' representation='B64'>"
                + Base64.getEncoder().encodeToString(PDF) + "</text></nonXMLBody></component></ClinicalDocument>";
        document.found("text/xml", cda);
        assertTrue(document.page().html().contains("<iframe class=\"sl-document__frame\" src="));
        assertTrue(Pages.visible(document.page().html()).contains("The body of a clinical document. Discharge."));
        DocumentResponse.File content = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertEquals("application/pdf", content.mediaType());
        assertArrayEquals(PDF, content.bytes());
        DocumentResponse.File saved = assertInstanceOf(DocumentResponse.File.class, document.open(Use.DOWNLOAD));
        assertArrayEquals(cda.getBytes(StandardCharsets.UTF_8), saved.bytes());
    }

    @Test
    void aPdfIsFramedAndSentAsPdf() {
        document.found("application/pdf", new String(PDF, StandardCharsets.UTF_8));
        assertTrue(
                document.page()
                        .html()
                        .contains(
                                "<iframe class=\"sl-document__frame\" src=\"/record/AAAAAAAAAAAAAAAAAAAAAA/document/summary/greenfield-surgery/DocumentReference/d1/content?file=0"));
        assertFalse(document.page().html().contains("secret"));
        DocumentResponse.File content = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertEquals("application/pdf", content.mediaType());
        assertArrayEquals(PDF, content.bytes());
    }

    @Test
    @DisplayName("C03 a download is bytes with a harmless name, whatever it is called")
    void aDownloadIsBytesWithAHarmlessName() {
        document.found("text/html", "MZ\u0000program");
        DocumentResponse.File file = assertInstanceOf(DocumentResponse.File.class, document.open(Use.DOWNLOAD));
        assertEquals("application/octet-stream", file.mediaType());
        assertTrue(file.disposition().startsWith("attachment; filename=\"Clinic letter U 202E fdp exe.bin\""));
        assertTrue(document.visible().contains("This document is here, but not shown"));
        assertEquals(200, document.page().status());
    }

    @Test
    @DisplayName("C01 C05 hostile words of a document are text, and its hidden characters visible")
    void hostileWordsAreText() {
        document.found("text/plain", "<img src=x onerror=alert(1)> \u202E5.0\u202C mg");
        String html = document.page().html();
        assertFalse(html.contains("<img"));
        assertTrue(html.contains("[U+202E]5.0[U+202C] mg"));
        assertTrue(html.contains("Clinic letter [U+202E]fdp.exe"));
    }
}
