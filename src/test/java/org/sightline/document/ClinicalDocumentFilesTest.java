package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.document.ClinicalDocumentTest.laid;
import static org.sightline.document.ClinicalDocumentTest.section;
import static org.sightline.document.ClinicalDocumentTest.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clinical document holds beside its words, or points to. */
class ClinicalDocumentFilesTest {

    @ParameterizedTest
    @DisplayName("CDA-4 a body at an address is a file of its own, unless nothing can be asked there")
    @CsvSource({
        "scan.pdf, true",
        "Binary/1, true",
        "https://feed.example/r4/Binary/1, true",
        "HTTP://feed.example/x, true",
        "#x, false",
        "cid:1, false",
        "file:///etc/passwd, false",
        "javascript:alert(1), false"
    })
    void aBodyAtAnAddressIsAFileOfItsOwn(String address, boolean offered) {
        Rendering.Laid laid = laid("<component><nonXMLBody><text mediaType='application/pdf'><reference value='"
                + address + "'/></text></nonXMLBody></component>");
        assertEquals(
                "Parts of this letter may be missing: open the original.",
                laid.leftOut().getFirst());
        assertEquals(
                offered
                        ? List.of(new EnclosedFile("The document\u2019s body", new EnclosedFile.Source.At(address)))
                        : List.of(),
                laid.files());
        assertTrue(text(laid)
                .contains(offered ? "a file of its own" : "at another address, which Sightline does not ask"));
    }

    @Test
    @DisplayName("CDA-4 what a clinical document holds or points to and does not show is a file of its own, each once")
    void whatIsNotShownInItIsAFileOfItsOwn() {
        String media = "<entry><observationMedia ID='%s'><value mediaType='%s'%s</value></observationMedia></entry>";
        String pdf = " representation='B64'>"
                + Base64.getEncoder().encodeToString("%PDF-1.4".getBytes(StandardCharsets.UTF_8));
        Rendering.Laid laid = laid(section("<title>Plan</title><text><renderMultiMedia referencedObject='a b p'/>"
                + "<renderMultiMedia referencedObject='a'/><linkHtml href='leaflet.pdf'>Leaflet</linkHtml>"
                + "<linkHtml href='https://www.example/'>Site</linkHtml><linkHtml href='#a'>Above</linkHtml></text>"
                + String.format(media, "a", "image/tiff", "><reference value='x/scan.tif'/>")
                + String.format(media, "b", "application/pdf", pdf)
                + String.format(media, "c", "text/plain", ">Never spoken of")
                + String.format(media, "p", "image/png", " representation='B64'>" + HtmlLetterTest.PIXEL)
                + "<entry><act><reference><externalDocument><code displayName='ECG'/><text><reference value='Binary/9'/>"
                + "</text></externalDocument></reference></act></entry>"));
        assertTrue(
                text(laid)
                        .contains("[file 1 of this letter][file 2 of this letter] [file 1 of this letter]"
                                + "Leaflet [file 3 of this letter]SiteAbove"),
                text(laid));
        assertEquals(
                List.of("Picture or file a", "Picture or file b", "Leaflet", "Picture or file c", "ECG"),
                laid.files().stream().map(EnclosedFile::title).toList());
        assertEquals(1, Jsoup.parse(laid.page()).select("img").size());
        Rendering.Laid many = laid(
                section(
                        "<text>x</text>"
                                + numbered(
                                        60,
                                        "<entry><observationMedia><value><reference value='n%d'/></value></observationMedia></entry>")));
        assertEquals(EnclosedFiles.MOST, many.files().size());
        assertTrue(
                many.leftOut().contains("It has more files than are listed here: open the original for the others."));
    }

    private static String numbered(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining());
    }
}
