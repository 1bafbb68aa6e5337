package org.sightline.tab.panel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hl7.fhir.r4.model.Attachment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentWordsTest {

    @ParameterizedTest(name = "{0}, {1} bytes: {2}")
    @CsvSource({
        "application/pdf, 999, 'PDF, 999 bytes'",
        "APPLICATION/PDF; charset=x, 1024, 'PDF, 1 KB'",
        "image/jpeg, 1048575, 'JPEG picture, 1.0 MB'",
        "application/x-odd, 5242880, 'application/x-odd, 5.0 MB'"
    })
    void saysFormatAndSizeInWords(String type, int size, String words) {
        assertEquals(
                words,
                AttachmentWords.of(new Attachment().setContentType(type).setSize(size))
                        .whole());
    }
}
