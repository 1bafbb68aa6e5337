package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTextTest {

    private static final String LETTER = "Dear colleague, 36.4\u00b0 \u201cwent\u201d home\r\nIvy";

    @ParameterizedTest
    @DisplayName("LET-2 text is read in the charset it was written in")
    @CsvSource({
        "utf-8,text/plain",
        "utf-8,text/plain; charset=utf-8",
        "windows-1252,text/plain",
        "windows-1252,text/plain; charset=iso-8859-1",
        "windows-1252,text/plain; charset=utf-8",
        "utf-16le,text/plain",
        "utf-16be,text/plain; charset=no-such",
        "utf-16le,application/octet-stream",
        "x-MacRoman,text/plain;charset=x-MacRoman"
    })
    void isReadInItsCharset(String charset, String declared) {
        assertEquals(LETTER, words(LETTER.getBytes(Charset.forName(charset)), declared));
    }

    @ParameterizedTest
    @CsvSource({"utf-8", "utf-16le", "utf-16be"})
    void aByteOrderMarkIsBelievedAndNotShown(String charset) {
        byte[] bytes = ("\uFEFF" + LETTER).getBytes(Charset.forName(charset));
        assertEquals(LETTER, words(bytes, "text/plain; charset=windows-1252"));
    }

    @Test
    @DisplayName("LET-2 columns, tabs and new pages of a text stay")
    void columnsAndPagesStay() {
        assertEquals("Na\t138\n  K   4.1\n[next page]\nEnd", words("Na\t138\n  K   4.1\fEnd"));
        assertEquals("padded", words("padded\u001A\0\0\0"));
    }

    @Test
    void whatIsNoTextIsNotShown() {
        for (byte[] bytes : new byte[][] {{0, 1, 2, 3, 4, 5}, {'a', 0, 'b', 'c', 'd', 'e', 'f'}, {0, 0, 0, 0}}) {
            assertInstanceOf(Rendering.NotHere.class, Rendering.of(bytes, "text/plain", Letters.CHECKS));
        }
    }

    private static String words(String text) {
        return words(text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    private static String words(byte[] bytes, String declared) {
        return assertInstanceOf(Rendering.Words.class, Rendering.of(bytes, declared, Letters.CHECKS))
                .text();
    }
}
