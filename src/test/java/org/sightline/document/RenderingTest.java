package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.document.kind.FileType;

class RenderingTest {

    private static final String IVY = "9990000018";

    @Test
    void textIsUtf8ElseWindows1252() {
        assertEquals(
                "36.4\u00b0 \u201cwent\u201d", words("36.4\u00b0 \u201cwent\u201d".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "36.4\u00b0 \u201cwent\u201d",
                words("36.4\u00b0 \u201cwent\u201d".getBytes(Charset.forName("windows-1252"))));
    }

    @Test
    @DisplayName("C05 hidden characters of a text are visible")
    void hiddenCharactersAreVisible() {
        assertEquals("Give [U+202E]05[U+202C] mg", words("Give \u202E05\u202C mg".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aVeryLongTextSaysThatItIsCut() {
        byte[] bytes = "x".repeat(Rendering.LONGEST + 1).getBytes(StandardCharsets.UTF_8);
        Rendering.Words words = (Rendering.Words) Rendering.of(bytes, "text/plain", Letters.CHECKS);
        assertEquals(Rendering.LONGEST, words.text().length());
        assertTrue(words.leftOut().getFirst().startsWith("Only the first 1,000,000 of 1,000,001"));
    }

    @Test
    void anRtfFileWithoutWordsIsSaidToBeUnreadable() {
        Rendering empty =
                Rendering.of("{\\rtf1".getBytes(StandardCharsets.US_ASCII), "application/rtf", Letters.CHECKS);
        assertInstanceOf(Rendering.NotHere.class, empty);
    }

    @Test
    @DisplayName("C02 C03 C04 nothing of foreign HTML runs, loads, sends, hides or leads away")
    void htmlIsSanitised() {
        Rendering.Laid laid = html("""
                <!DOCTYPE html><html><head><meta http-equiv="refresh" content="0;url=https://attacker.example/">
                <base href="https://attacker.example/"><link rel="stylesheet" href="https://attacker.example/x.css">
                <style>p{display:none}</style></head><body onload="alert(1)" style="display:none">
                <h1 id="main" class="x">Letter</h1><script>alert(2)</script><p style="display:none">Allergic to penicillin</p>
                <a href="javascript:alert(3)">See more</a><img src="https://attacker.example/p.png" alt="X-ray">
                <iframe src="https://attacker.example/"></iframe><form action="https://attacker.example/"><input name="p"></form>
                <svg onload="alert(4)"><p>in svg</p></svg><math><mtext><script>alert(5)</script></mtext></math>
                <p>Give \u202E05\u202C <b>mg</b> daily</p></body></html>
                """);
        for (String gone : new String[] {
            "attacker",
            "alert(",
            "javascript",
            "onload",
            "display:none",
            "<script",
            "<iframe",
            "<form",
            "<input",
            "<svg",
            "<link",
            "<base",
            "http-equiv",
            "href",
            "src="
        }) {
            assertFalse(laid.page().contains(gone), gone + " in " + laid.page());
        }
        assertTrue(laid.page().contains("Allergic to penicillin"));
        assertTrue(laid.page().contains("See more"));
        assertTrue(laid.page().contains("[picture not shown: X-ray]"));
        assertTrue(laid.page().contains("Give [U+202E]05[U+202C] <b>mg</b> daily"), laid.page());
        assertEquals(5, laid.leftOut().size(), laid.leftOut().toString());
    }

    @Test
    void clinicalDocumentsAreReadableWithHeaderAndSections() {
        Rendering.Laid laid = (Rendering.Laid) cda(IVY, """
                <title>Discharge summary</title><effectiveTime value="20261101142000+0000"/>
                <author><assignedAuthor><assignedPerson><name><given>Nora</given><family>Whelan</family></name></assignedPerson>
                </assignedAuthor></author><component><structuredBody><component><section><title>Plan</title><text>
                <paragraph>Review <content styleCode="Bold">in a week</content></paragraph><list><item>Eyes</item></list>
                <table><tr><td onclick="alert(1)">Na</td><td>138</td></tr></table><linkHtml href="javascript:alert(1)">link</linkHtml>
                </text></section></component></structuredBody></component>
                """);
        for (String shown : new String[] {
            "<h1>Discharge summary</h1>",
            "01-Nov-2026 14:20",
            "Nora Whelan",
            "<h2>Plan</h2>",
            "<strong>in a week</strong>",
            "<li>Eyes</li>",
            "<td colspan=\"1\" rowspan=\"1\">138</td>"
        }) {
            assertTrue(laid.page().contains(shown), shown + " in " + laid.page());
        }
        assertFalse(laid.page().contains("alert"));
    }

    @Test
    @DisplayName("F04 a clinical document that names another patient is not shown")
    void aClinicalDocumentOfAnotherPatientIsNotShown() {
        assertInstanceOf(Rendering.OfAnotherPatient.class, cda("9990000026", "<title>x</title>"));
    }

    @Test
    @DisplayName("C09 entities and document types in a clinical document are refused")
    void entitiesAreRefused() {
        for (String attack : new String[] {
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x SYSTEM \"https://attacker.example/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]>"
        }) {
            byte[] xml = ("<?xml version=\"1.0\"?>" + attack
                            + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>t</title></ClinicalDocument>")
                    .getBytes(StandardCharsets.UTF_8);
            assertEquals(FileType.CDA, FileType.of(xml, "text/xml"));
            assertInstanceOf(Rendering.NotHere.class, Rendering.of(xml, "text/xml", Letters.CHECKS));
        }
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "<component>".repeat(5_000) + "</component>".repeat(5_000);
        assertInstanceOf(Rendering.NotHere.class, cda(IVY, deep));
    }

    private static String words(byte[] bytes) {
        return ((Rendering.Words) Rendering.of(bytes, "text/plain", Letters.CHECKS)).text();
    }

    private static Rendering.Laid html(String html) {
        return (Rendering.Laid) Rendering.of(html.getBytes(StandardCharsets.UTF_8), "text/html", Letters.CHECKS);
    }

    private static Rendering cda(String nhsNumber, String inside) {
        String xml =
                "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><recordTarget><patientRole><id root=\"2.16.840.1.113883.2.1.4.1\""
                        + " extension=\"" + nhsNumber + "\"/></patientRole></recordTarget>" + inside
                        + "</ClinicalDocument>";
        return Rendering.of(xml.getBytes(StandardCharsets.UTF_8), "text/xml", Letters.CHECKS);
    }
}
