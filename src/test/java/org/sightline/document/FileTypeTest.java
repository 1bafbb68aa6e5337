package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "<?xml version='1.0'?><other/>|text/xml|XML"
            })
    void isWhatItsBytesSay(String text, String declared, FileType expected) {
        assertEquals(expected, of(text, declared == null ? "" : declared));
    }

    @Test
    @DisplayName("C03 bytes that are nothing known are never shown, even if called a picture or text")
    void theUnknownIsNeverShown() {
        byte[] bytes = {0, 1, 2, 3, 4};
        assertEquals(FileType.OTHER, FileType.of(bytes, "image/png"));
        assertEquals(FileType.OTHER, FileType.of(bytes, "text/plain"));
        assertEquals(FileType.OTHER, FileType.of(new byte[0], "text/plain"));
        assertTrue(Rendering.of(bytes, FileType.OTHER, "9990000018") instanceof Rendering.NotHere);
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
