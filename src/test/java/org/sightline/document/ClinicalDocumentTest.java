package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicalDocumentTest {

    private static final String NUMBER = "<id root='2.16.840.1.113883.2.1.4.1' extension='999 000 0018'/>";

    @ParameterizedTest
    @DisplayName("CDA-1 a narrative is shown as the standard's style sheet shows it; comments are no text")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<paragraph>10<!-- not --> mg<?x y?></paragraph>|<p>10 mg</p>",
                "<content styleCode='Bold Italics'>x</content>|<span><strong><em>x</em></strong></span>",
                "Take <content revised='delete'>10</content><content revised='insert'>5</content>|Take <del>[deleted: 10]</del><ins>[added: 5]</ins>",
                "<list listType='ordered' styleCode='LittleAlpha'><item styleCode='Bold'>x</item></list>|<ol type=\"a\"><li><strong>x</strong></li></ol>",
                "<table><caption>T</caption><col/><tr styleCode='Bold'><th>Na</th><td colspan='2' styleCode='Underline'>138</td></tr></table>|<table><caption>T</caption><tbody><tr><th colspan=\"1\" rowspan=\"1\"><strong>Na</strong></th><td colspan=\"2\" rowspan=\"1\"><strong><u>138</u></strong></td></tr></tbody></table>",
                "<table styleCode='Strikethrough'><tbody><tr><td>Warfarin <content>5 mg</content></td></tr></tbody></table>|<table><tbody><tr><td colspan=\"1\" rowspan=\"1\"><s>Warfarin <span>5 mg</span></s></td></tr></tbody></table>",
                "<list styleCode='Italics'><item>x</item></list><paragraph>y</paragraph>|<ul><li><em>x</em></li></ul><p>y</p>",
                "Aspirin<footnote ID='a'>stopped</footnote>|Aspirin<span>[note: stopped]</span>",
                "<linkHtml href='x'>BNF</linkHtml> <unknown>x</unknown>|<span>BNF</span> [file 1 of this letter] <div>x</div>",
                "<tr><td>Insulin 1</td><td>0 units</td></tr>|<div><div>Insulin 1</div><div>0 units</div></div>",
                "<ul><li>Insulin 1</li><li>0 units</li></ul>|<ul><li>Insulin 1</li><li>0 units</li></ul>",
                "<h3>Insulin 1</h3><h3>0 units</h3>|<div>Insulin 1</div><div>0 units</div>",
                "<font>1</font>0 <strike>mg</strike>|<span>1</span>0 <s>mg</s>",
                "<renderMultiMedia referencedObject='none'><caption>X-ray</caption></renderMultiMedia>|<span>[picture not shown]</span><span><strong>X-ray</strong> </span>"
            })
    void narrativeIsShownByItsRules(String narrative, String expected) {
        Rendering.Laid laid = laid(section("<title>Plan</title><text>" + narrative + "</text>"));
        var page = Jsoup.parse(laid.page());
        page.outputSettings().prettyPrint(false);
        assertEquals(expected, page.body().selectFirst("h2 + div").html());
    }

    @Test
    @DisplayName("F04-DOC a clinical document is asked whose it is however much stands before it")
    void isOneHoweverMuchStandsBeforeIt() {
        String other = NUMBER.replace("0018", "0026");
        String late =
                "<!--" + " ".repeat(100_000) + "--><ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole>"
                        + other + "</patientRole></recordTarget></ClinicalDocument>";
        Rendering rendering = Rendering.of(late.getBytes(StandardCharsets.UTF_8), "text/plain", Letters.CHECKS);
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendering);
    }

    @Test
    @DisplayName("CDA-1 a comment is no part of a name, and a null flavour is said in words")
    void commentsAreNoText() {
        String text = text(laid("<recordTarget><patientRole><patient><name><given>Ivy<!-- was Rose --></given>"
                + "<family>Bell</family></name><birthTime nullFlavor='ASKU'/></patient></patientRole></recordTarget>"
                + "<author><assignedAuthor><assignedPerson><name nullFlavor='MSK'/></assignedPerson></assignedAuthor></author>"
                + "<custodian><assignedCustodian><representedCustodianOrganization><name>Northgate</name>"
                + "</representedCustodianOrganization></assignedCustodian></custodian>"
                + "<confidentialityCode code='R'/>"));
        assertTrue(text.contains("Patient Ivy Bell Born asked, but not known Author withheld by the source"), text);
        assertTrue(text.contains("Kept by Northgate Confidentiality Restricted"), text);
    }

    @ParameterizedTest
    @DisplayName("CDA-2 an entry that is about a relative, or is no more than planned, says so")
    @CsvSource(
            delimiter = '|',
            value = {
                "<organizer moodCode='EVN'><subject><relatedSubject><code displayName='Father'/></relatedSubject></subject><component><observation moodCode='EVN'><value displayName='Stroke'/></observation></component></organizer>|About Father: Group Observation: Stroke",
                "<observation><subject/><value displayName='Stroke'/></observation>|About somebody else: Observation: Stroke",
                "<substanceAdministration moodCode='PRP' negationInd='true'><code displayName='Warfarin'/></substanceAdministration>|Not: Warfarin (proposed)",
                "<procedure moodCode='INT'><code displayName='Hip replacement'/></procedure>|Hip replacement (intended)",
                "<act moodCode='SLOT'><code displayName='Visit'/></act>|Visit (not an event: SLOT)"
            })
    void entriesSayWhomTheyAreAboutAndWhatIsPlanned(String entry, String expected) {
        String text = text(laid(section("<title>History</title><entry>" + entry + "</entry>")));
        assertTrue(text.endsWith("Its 1 entry: " + expected), text);
    }

    @ParameterizedTest
    @DisplayName("CDA-2 how often something is taken is in words")
    @CsvSource(
            delimiter = '|',
            value = {
                "xsi:type='PIVL_TS'><period value='8' unit='h'/>|every 8 hours",
                "xsi:type='PIVL_TS' institutionSpecified='true'><period value='8' unit='h'/>|3 times a day",
                "xsi:type='PIVL_TS' institutionSpecified='true'><period value='24' unit='h'/>|once a day",
                "xsi:type='PIVL_TS'><period value='1.0' unit='wk'/>|every week",
                "xsi:type='PIVL_TS'><period><low value='4' unit='h'/><high value='6' unit='h'/></period>|every 4 h to 6 h",
                "xsi:type='PIVL_TS'><period nullFlavor='UNK'/>|every not known",
                "xsi:type='PIVL_TS'><phase><low value='20261121'/></phase><period value='2' unit='d'/>|every 2 days (from 21-Nov-2026)",
                "xsi:type='EIVL_TS'><event code='ACM'/><offset><low value='30' unit='min'/></offset>|before breakfast (offset from 30 min)",
                "xsi:type='EIVL_TS'><event code='XX'/>|at the event XX",
                "xsi:type='SXPR_TS'><comp xsi:type='PIVL_TS'><period value='1' unit='d'/></comp><comp xsi:type='EIVL_TS'><event code='HS'/></comp>|every day; at bedtime"
            })
    void howOftenIsInWords(String time, String expected) {
        String text =
                text(laid(section("<title>Plan</title><entry><substanceAdministration><code displayName='Ramipril'/>"
                        + "<effectiveTime xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' " + time
                        + "</effectiveTime><maxDoseQuantity><numerator value='4' unit='g'/><denominator value='1' unit='d'/>"
                        + "</maxDoseQuantity></substanceAdministration></entry>")));
        assertTrue(text.endsWith("Its 1 entry: Ramipril, at most 4 g per 1 d, " + expected), text);
    }

    @Test
    @DisplayName("CDA-2 a section without narrative lists its entries; one without any says so; sections nest")
    void sectionsWithoutNarrativeListTheirEntries() {
        Rendering.Laid laid = laid(section("<title>Results</title><entry><observation negationInd='true'>"
                + "<code code='1' displayName='Sodium'/><statusCode code='completed'/>"
                + "<effectiveTime value='20261121'/><value value='138' unit='mmol/l'/></observation></entry>"
                + "<entry><substanceAdministration><effectiveTime><low value='20260101'/><high nullFlavor='UNK'/>"
                + "</effectiveTime><doseQuantity value='5' unit='mg'/><consumable><manufacturedProduct>"
                + "<manufacturedMaterial><code displayName='Ramipril'/></manufacturedMaterial></manufacturedProduct>"
                + "</consumable></substanceAdministration></entry>"
                + "<component><section nullFlavor='NASK'><title>Inner</title><text/></section></component>"));
        assertEquals(
                "Results This section has no narrative. Its 2 entries: "
                        + "Not: Sodium: 138 mmol/l, 21-Nov-2026, status completed "
                        + "Ramipril, dose 5 mg, 01-Jan-2026 to not known "
                        + "Inner Nothing is written in this section (not asked).",
                text(laid).substring(text(laid).indexOf("Results")));
        assertTrue(laid.leftOut()
                .contains("Parts of it have no narrative: their entries are listed, without all of their details."));
    }

    @Test
    @DisplayName("CDA-3 a body that is a file opens like a file")
    void aBodyThatIsAFileOpens() {
        String pdf = "%PDF-1.4 x";
        Rendering.EnclosedPages pages = assertInstanceOf(
                Rendering.EnclosedPages.class, rendered("<title>Letter</title>" + body("application/pdf", pdf)));
        assertArrayEquals(pdf.getBytes(StandardCharsets.UTF_8), pages.pdf());
        assertTrue(pages.leftOut().getFirst().startsWith("The body of a clinical document. Letter."), pages::toString);
        assertTrue(text(laid(body("application/rtf", "{\\rtf1 Dear {\\b Dr} Bell}")))
                .contains("Dear Dr Bell"));
        assertTrue(text(laid(body("text/plain", "Dear Dr Bell"))).contains("Dear Dr Bell"));
        assertTrue(text(laid(
                        "<component><nonXMLBody><text mediaType='text/plain'>Dear Dr</text></nonXMLBody></component>"))
                .contains("Dear Dr"));
        assertTrue(text(laid(body("text/plain", ""))).contains("a file that cannot be read"));
    }

    @Test
    @DisplayName("F04 a file inside a clinical document is asked whose it is, too")
    void aFileInsideIsAskedWhoseItIs() {
        String inner = "<ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole>"
                + NUMBER.replace("0018", "0026") + "</patientRole></recordTarget></ClinicalDocument>";
        assertInstanceOf(Rendering.OfAnotherPatient.class, rendered(body("text/xml", inner)));
    }

    @ParameterizedTest
    @DisplayName("LET-2 a clinical document is read in its charset, also behind blank lines")
    @CsvSource({"utf-8,utf-8", "utf-16le,utf-16", "windows-1252,windows-1252", "windows-1252,utf-8"})
    void isReadInItsCharset(String charset, String declared) {
        String xml = "\n<?xml version='1.0' encoding='" + declared + "'?><ClinicalDocument xmlns='urn:hl7-org:v3'>"
                + "<title>R\u00e9sum\u00e9</title></ClinicalDocument>";
        byte[] bytes = xml.getBytes(java.nio.charset.Charset.forName(charset));
        Rendering.Laid laid = assertInstanceOf(Rendering.Laid.class, Rendering.of(bytes, "", Letters.CHECKS));
        assertEquals(
                "R\u00e9sum\u00e9", Jsoup.parse(laid.page()).selectFirst("h1").text());
    }

    static String section(String inside) {
        return "<component><structuredBody><component><section>" + inside
                + "</section></component></structuredBody></component>";
    }

    private static String body(String mediaType, String file) {
        return "<component><nonXMLBody><text mediaType='" + mediaType + "' representation='B64'>"
                + Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8))
                + "</text></nonXMLBody></component>";
    }

    static Rendering.Laid laid(String inside) {
        return assertInstanceOf(Rendering.Laid.class, rendered(inside));
    }

    static Rendering rendered(String inside) {
        String xml = "<ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole>" + NUMBER
                + "</patientRole></recordTarget>" + inside + "</ClinicalDocument>";
        return Rendering.of(xml.getBytes(StandardCharsets.UTF_8), "text/xml", Letters.CHECKS);
    }

    static String text(Rendering.Laid laid) {
        return Jsoup.parse(laid.page()).body().text();
    }
}
