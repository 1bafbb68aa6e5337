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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.context.FeedId;
import org.sightline.context.TabId;
import org.sightline.feed.DocumentFile;
import org.sightline.tab.Pages;

@DisplayName("LET-4 a file that a letter holds or points to has a page of its own, by the same door")
class EnclosedFilePageTest {

    private static final String PDF = "%PDF-1.4 secret";

    private static final String LETTER = "<ClinicalDocument xmlns='urn:hl7-org:v3'><title>Discharge</title><component>"
            + "<structuredBody><component><section><text>See <renderMultiMedia referencedObject='m1'/> and "
            + "<renderMultiMedia referencedObject='m2'/></text>"
            + "<entry><observationMedia ID='m1'><value mediaType='application/pdf' representation='B64'>"
            + base64(PDF) + "</value></observationMedia></entry>"
            + "<entry><observationMedia ID='m2'><value><reference value='Binary/scan'/></value></observationMedia></entry>"
            + "</section></component></structuredBody></component></ClinicalDocument>";

    private final DocumentUnderTest document = new DocumentUnderTest();

    @BeforeEach
    void aLetterWithFiles() {
        document.found("text/xml", LETTER);
        document.pointedTo(address -> address.equals("Binary/scan")
                ? new DocumentFile.Bytes("Scanned words".getBytes(StandardCharsets.UTF_8), Set.of())
                : new DocumentFile.Missing());
    }

    @Test
    void theLetterListsThem() {
        String page = document.page().html();
        assertTrue(Pages.visible(page).contains("This letter comes with 2 files:"), page);
        assertTrue(page.contains("DocumentReference/d1?file=0&amp;enclosed=0"), page);
        assertTrue(page.contains("DocumentReference/d1?file=0&amp;enclosed=1"), page);
    }

    @Test
    void oneThatIsWrittenIntoItOpens() {
        document.place = FilePlace.of(0, 0);
        String page = document.page().html();
        assertTrue(Pages.visible(page).contains("Picture or file m1"), page);
        assertTrue(page.contains("/content?file=0&amp;enclosed=0"), page);
        assertTrue(page.contains("DocumentReference/d1?file=0\">open the letter</a>"), page);
        DocumentResponse.File content = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertEquals("application/pdf", content.mediaType());
        assertArrayEquals(PDF.getBytes(StandardCharsets.UTF_8), content.bytes());
        DocumentResponse.File saved = assertInstanceOf(DocumentResponse.File.class, document.open(Use.DOWNLOAD));
        assertArrayEquals(PDF.getBytes(StandardCharsets.UTF_8), saved.bytes());
        assertTrue(saved.disposition().contains("Picture or file m1.pdf"), saved.disposition());
    }

    @Test
    void oneThatItPointsToIsAskedOfTheFeedAndCountsWithTheLetter() {
        document.place = FilePlace.of(0, 1);
        assertTrue(document.visible().contains("Scanned words"));
        AuditEvent.DocumentOpened opened = document.opening.documentsOpened.getLast();
        assertEquals("shown", opened.outcome());
        assertEquals(6, opened.feed().requests());
        assertEquals(13, opened.bytes());
    }

    @Test
    @DisplayName("EML-2 an attachment of an e-mail has a page, and so has one of an e-mail in it")
    void anAttachmentOfAnEmailOpens() {
        String mail =
                "From: Dr Bell\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nSee the scan.\n"
                        + "--B\nContent-Type: application/pdf; name=scan.pdf\n\n" + PDF + "\n"
                        + "--B\nContent-Type: message/rfc822\n\nMIME-Version: 1.0\nContent-Type: application/pdf; name=inner.pdf\n\n%PDF-1.4 inner\n--B--\n";
        document.found("message/rfc822", mail);
        assertTrue(document.visible().contains("1. scan.pdf"), document.visible());
        DocumentResponse.File words = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertTrue(new String(words.bytes(), StandardCharsets.UTF_8).contains("See the scan."));
        document.place = FilePlace.of(0, 0);
        DocumentResponse.File content = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertArrayEquals(PDF.getBytes(StandardCharsets.UTF_8), content.bytes());
        document.place = FilePlace.of(0, 1);
        String forwarded = document.visible();
        assertTrue(forwarded.contains("Forwarded e-mail") && forwarded.contains("1. inner.pdf"), forwarded);
        assertTrue(document.page().html().contains("DocumentReference/d1?file=0&amp;enclosed=1.0"));
        document.place = FilePlace.of(0, 1, 0);
        DocumentResponse.File inner = assertInstanceOf(DocumentResponse.File.class, document.open(Use.CONTENT));
        assertArrayEquals("%PDF-1.4 inner".getBytes(StandardCharsets.UTF_8), inner.bytes());
        assertTrue(document.page().html().contains("DocumentReference/d1?file=0&amp;enclosed=1\">open the letter</a>"));
    }

    @Test
    @DisplayName("LET-6 letters in letters open three deep; what the third holds is named and in its original")
    void lettersInLettersOpenThreeDeep() {
        String letter = LETTER;
        for (int i = 0; i < 3; i++) {
            letter = LETTER.replace("m1", "deep" + i).replace(base64(PDF), base64(letter));
        }
        document.found("text/xml", letter);
        document.place = FilePlace.of(0, 0, 0, 0);
        String page = document.visible();
        assertTrue(page.contains("which are not opened here") && page.contains("m1"), page);
        assertTrue(FilePlace.isOne("0", "0.12.3") && FilePlace.isOne("7", ""));
        assertFalse(FilePlace.isOne("0", "0.0.0.0") || FilePlace.isOne("0", "1.") || FilePlace.isOne("0", "100"));
        assertEquals(FilePlace.of(0, 0, 12, 3), FilePlace.said("0", "0.12.3"));
        assertEquals(FilePlace.of(7), FilePlace.said("7", ""));
    }

    @Test
    @DisplayName("LET-6 what a letter at an address points to is asked by both addresses, and counts with both")
    void followsFromLetterToLetter() {
        document.pointedTo(asked -> switch (asked) {
            case "Binary/scan" -> new DocumentFile.Bytes(LETTER.getBytes(StandardCharsets.UTF_8), Set.of());
            case "Binary/scan Binary/scan" ->
                new DocumentFile.Bytes("Innermost".getBytes(StandardCharsets.UTF_8), Set.of());
            default -> new DocumentFile.Missing();
        });
        document.place = FilePlace.of(0, 1, 1);
        assertTrue(document.visible().contains("Innermost"));
        assertEquals(9, document.opening.documentsOpened.getLast().feed().requests());
    }

    @Test
    @DisplayName("F04-OWNER where nobody could say whose a letter is, that is said of the files in it too")
    void anOwnerNotKnownIsNotKnownOfItsFiles() {
        document.found(
                new DocumentFile.Bytes(
                        LETTER.getBytes(StandardCharsets.UTF_8),
                        Set.of(DocumentFile.Doubt.OWNER, DocumentFile.Doubt.SIZE)),
                "text/xml");
        document.place = FilePlace.of(0, 0);
        String page = document.visible();
        assertTrue(page.contains("Whose file this is could not be checked"), page);
        assertFalse(page.contains("It is not as long as the source says"), page);
    }

    @Test
    void whatTheFeedSaysOfItIsSaid() {
        document.place = FilePlace.of(0, 1);
        document.pointedTo(_ -> new DocumentFile.OfAnotherPatient());
        assertTrue(document.visible().contains("it may be another patient’s"));
        document.pointedTo(_ -> new DocumentFile.Elsewhere());
        assertTrue(document.visible().contains("This document is kept elsewhere"));
        assertInstanceOf(DocumentResponse.Page.class, document.open(Use.DOWNLOAD));
    }

    @Test
    @DisplayName("F04-DOC a letter in a letter is asked whom it is about")
    void aLetterInsideIsAskedWhomItIsAbout() {
        String other = "<ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole>"
                + "<id root='2.16.840.1.113883.2.1.4.1' extension='9990000026'/></patientRole></recordTarget>"
                + "<title>Of somebody else</title></ClinicalDocument>";
        document.found("text/xml", LETTER.replace(base64(PDF), base64(other)));
        document.place = FilePlace.of(0, 0);
        assertIsAnotherPatients();
        document.found("text/xml", LETTER.replace(base64(PDF), base64(LETTER.replace(base64(PDF), base64(other)))));
        document.place = FilePlace.of(0, 0, 0);
        assertIsAnotherPatients();
    }

    private void assertIsAnotherPatients() {
        for (Use use : Use.values()) {
            DocumentResponse.Page page = assertInstanceOf(DocumentResponse.Page.class, document.open(use));
            assertTrue(page.html().contains("may be another patient’s"), page.html());
            assertFalse(page.html().contains("Of somebody else"));
        }
    }

    @Test
    @DisplayName(
            "A01 the trail is told which file of which letter it is, and nothing else can be opened under its name")
    void theTrailIsToldWhichFileItIs() {
        document.place = FilePlace.of(1, 2);
        assertEquals("2.3", document.place.number());
        assertEquals("2", FilePlace.of(1).number());
        DocumentAsked letter = new DocumentAsked(new FeedId("greenfield-surgery"), "Media", "d1", "2", Use.PAGE);
        assertThrows(
                IllegalArgumentException.class,
                () -> new DocumentRequest(document.opening.visit(), TabId.SUMMARY, letter, document.place, false));
    }

    @Test
    @DisplayName("S08 where there is no such file nothing of the letter is handed over instead")
    void anotherNumberIsNotThere() {
        document.place = FilePlace.of(0, 2);
        for (Use use : List.of(Use.PAGE, Use.CONTENT, Use.DOWNLOAD)) {
            DocumentResponse.Page page = assertInstanceOf(DocumentResponse.Page.class, document.open(use));
            assertEquals(404, page.status());
        }
        assertEquals("no-such-file", document.opening.documentsOpened.getLast().outcome());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
