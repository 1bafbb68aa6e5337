package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.document.kind.FileName;
import org.sightline.document.kind.FileType;

class FileTypeTest {

    @ParameterizedTest
    @DisplayName("C03 a file is what its bytes say, whatever it is called")
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 x|image/png|PDF",
                "{\\rtf1 x}|text/plain|RTF",
                "GIF89a x|text/html|GIF",
                "<!DOCTYPE html><p>x|application/pdf|HTML",
                "<html><script>x</script>|image/png|HTML",
                "<svg xmlns='x' onload='alert(1)'/>|image/svg+xml|XML",
                "<script>alert(1)</script>|text/plain|TEXT",
                "<p>Dear colleague|text/html|HTML",
                "Dear colleague|application/pdf|TEXT",
                "Dear colleague||TEXT",
                "<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'/>|text/plain|CDA",
                "<?xml version='1.0'?><!-- x --><c:ClinicalDocument xmlns:c='urn:hl7-org:v3'/>|text/xml|CDA",
                "<?xml version='1.0'?><other/>|text/xml|XML",
                "\uFEFF~~ %PDF-1.7 x|text/plain|PDF",
                "job of a printer %PDF-1.4 1 0 obj endobj||PDF",
                "A letter about %PDF-1.4||TEXT",
                "\uFEFF~~ {\\rtf1 x}|text/plain|RTF",
                "\uFEFF~<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'/>||CDA",
                "<!-- x --><?y?><ClinicalDocument/>||CDA",
                "<div>Dear</div>||HTML",
                "{ \"resourceType\": \"Bundle\" }|application/json|FHIR_JSON",
                "{\"a\": 1}|application/json|JSON",
                "{braces} in a letter||TEXT",
                "<Bundle xmlns=\"http://hl7.org/fhir\"/>||FHIR_XML",
                "From: Dr Bell~To: Dr Okafor~~Dear||TEXT",
                "From: Dr Bell~MIME-Version: 1.0~~Dear||EMAIL",
                "From: Dr Bell~To: Dr Okafor~~Dear|message/rfc822|EMAIL"
            })
    void isWhatItsBytesSay(String text, String declared, FileType expected) {
        assertEquals(expected, of(text.replace('~', '\n'), declared == null ? "" : declared));
    }

    @ParameterizedTest
    @DisplayName("LET-3 pictures, office files and archives are named for what they are, and not shown as text")
    @CsvSource({
        "BM????\\0\\0\\0\\0\\66\\0\\0\\0\\50\\0\\0\\0\\1\\0\\0\\0\\1\\0\\0\\0,BMP",
        "BMI is 31 and her weight is steady,TEXT",
        "\\0\\0\\0\\30ftypheic\\0\\0\\0\\0mif1,HEIC",
        "II*\\0\\b\\0\\0\\0,TIFF",
        "MM\\0*\\0\\0\\0\\b,TIFF",
        "\\37\\213\\b\\0\\0\\0,GZIP"
    })
    void namesWhatItIs(String escaped, FileType expected) {
        byte[] bytes = escaped.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(expected, FileType.of(bytes, "text/plain"));
    }

    @ParameterizedTest
    @CsvSource({"word/document.xml,WORD", "xl/workbook.xml,EXCEL", "ppt/presentation.xml,POWERPOINT", "a.pdf,ZIP"})
    void namesAnOfficeFileByTheNamesInIt(String name, FileType expected) throws IOException {
        byte[] zip = zip("[Content_Types].xml", name);
        assertEquals(expected, FileType.of(zip, ""));
        assertEquals(expected, FileType.of(zip, "application/zip"));
        assertEquals(
                FileType.ZIP, FileType.of("PK\\3\\4 cut off".translateEscapes().getBytes(StandardCharsets.UTF_8), ""));
    }

    @ParameterizedTest
    @CsvSource({"WordDocument,OLD_WORD", "Workbook,OLD_EXCEL", "PowerPoint Document,OLD_POWERPOINT", "Any,OLD_OFFICE"})
    void namesAnOlderOfficeFileByItsStreams(String stream, FileType expected) {
        byte[] start = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = Arrays.copyOf(start, 2_048);
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, 1_024, name.length);
        assertEquals(expected, FileType.of(file, ""));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("C03 bytes that are nothing known are never shown, even if called a picture or text")
    void theUnknownIsNeverShown() {
        byte[] bytes = {0, 1, 2, 3, 4};
        assertEquals(FileType.OTHER, FileType.of(bytes, "image/png"));
        assertEquals(FileType.OTHER, FileType.of(bytes, "text/plain"));
        assertEquals(FileType.OTHER, FileType.of(new byte[0], "text/plain"));
        assertTrue(Rendering.of(bytes, "image/png", Letters.CHECKS) instanceof Rendering.NotHere);
    }

    @Test
    void tellsALieFromAnotherName() {
        assertTrue(FileType.HTML.isNot("application/pdf"));
        assertTrue(FileType.PDF.isNot("text/plain"));
        assertFalse(FileType.PDF.isNot("Application/PDF; x=y"));
        assertFalse(FileType.CDA.isNot("application/hl7-v3+xml"));
        assertFalse(FileType.TEXT.isNot(""));
        assertFalse(FileType.PNG.isNot("application/octet-stream"));
    }

    @Test
    @DisplayName("C03 a file is saved under a name that cannot turn round, name a folder or end as a program")
    void hostileNamesAreMadeHarmless() {
        assertEquals("Clinic letter fdp exe.html", FileName.of("Clinic letter \u202Efdp.exe", FileType.HTML));
        assertEquals("etc passwd.pdf", FileName.of("../../etc/passwd\u0000", FileType.PDF));
        assertEquals("document.bin", FileName.of("\"\r\n;", FileType.OTHER));
        assertEquals("Resume.txt", FileName.of("R\u00e9sum\u00e9", FileType.TEXT));
        assertEquals(84, FileName.of("x".repeat(500), FileType.PNG).length());
        assertEquals(
                "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf",
                FileName.attachment("a\r\nb", FileType.PDF));
    }

    private static FileType of(String text, String declared) {
        return FileType.of(text.getBytes(StandardCharsets.UTF_8), declared);
    }
}
