package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One file of each kind, altered at random: whatever comes out is an outcome, and comes soon. */
@Isolated
class MutatedFilesTest {

    private static final int TIMES = 150;

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                file("text", "Dear Dr Bell\r\n\tNa  138\f\u00e9 mmol/l"),
                file(
                        "html",
                        "<!DOCTYPE html><html><meta charset=utf-8><body><table><tr><td colspan=2>Insulin 1<td>0"
                                + "</table><select><option>a</select><p style='display:none'>b</p><img src='data:image/png;base64,iVBO'>"),
                file(
                        "rtf",
                        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset2 Symbol;}}\\trowd\\clvmgf\\cellx200\\cellx400"
                                + "\\intbl\\itap2 a\\nestcell{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}b\\cell c\\cell\\row"
                                + "{\\field{\\*\\fldinst FORMCHECKBOX}{\\fldrslt \\u945?}}{\\footnote n}{\\pict\\pngblip 8950}\\par}"),
                file(
                        "cda",
                        "<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'><title>t</title><component>"
                                + "<structuredBody><component><section><text><list><item>a</item></list><table><tr><td colspan='2'>b"
                                + "</td></tr></table></text></section></component></structuredBody></component></ClinicalDocument>"),
                file(
                        "cda with a file",
                        "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><nonXMLBody><text"
                                + " mediaType='application/rtf' representation='B64'>e1xydGYxIHh9</text></nonXMLBody></component>"
                                + "</ClinicalDocument>"),
                file(
                        "fhir",
                        "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[{\"resource\":{\"resourceType\":"
                                + "\"Composition\",\"status\":\"final\",\"title\":\"t\",\"section\":[{\"title\":\"s\",\"text\":{\"status\":"
                                + "\"generated\",\"div\":\"<div>x</div>\"},\"entry\":[{\"reference\":\"Patient/p\"}]}]}}]}"),
                Arguments.of("tiff", ScannedPagesTest.tiff("LZW", 2, 12)),
                Arguments.of("fax", ScannedPagesTest.tiff("CCITT T.6", 1, 12)),
                file("png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0"),
                file("jpeg", "\u00ff\u00d8\u00ff\u00e0\0\4ab\u00ff\u00c0\0\21\b\0\1\0\1\3\1\21\0\2\21\1\3\21\1"),
                file("zip", "PK\3\4..........................word/document.xmlPK\5\6\0\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0"),
                file(
                        "mail",
                        "From: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"B\"\r\n\r\n--B\r\n"
                                + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                                + "<p>x=3D</p>\r\n--B\r\nContent-Type: application/pdf; name*0*=utf-8''a; name*1=b\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0x\r\n--B--\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("BND-3 an altered file of any kind has an outcome, within bounds of time")
    void everyAlteredFileHasAnOutcome(String what, byte[] file) {
        Random random = new Random(20261130);
        for (int i = 0; i < TIMES; i++) {
            byte[] altered = altered(file, random);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertNotNull(Rendering.of(altered, i % 2 == 0 ? "" : "text/html", Letters.CHECKS));
            Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            // the first few load and compile the reader
            assertTrue(i < 10 || took.compareTo(HostileFilesTest.MOST) < 0, what + " took " + took.toMillis() + " ms");
        }
    }

    private static byte[] altered(byte[] file, Random random) {
        byte[] altered = file.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(altered.length);
            switch (random.nextInt(4)) {
                case 0 -> altered[at] = (byte) random.nextInt(256);
                case 1 -> altered[at] = (byte) "{}<>\\\"'&[]0-".charAt(random.nextInt(12));
                case 2 -> altered = Arrays.copyOf(altered, Math.max(8, at));
                default -> System.arraycopy(file, 0, altered, Math.min(at, altered.length / 2), altered.length / 4);
            }
        }
        return altered;
    }

    private static Arguments file(String what, String text) {
        boolean binary = what.length() < 5 && !what.equals("text") && !what.equals("html");
        return Arguments.of(what, text.getBytes(binary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }
}
