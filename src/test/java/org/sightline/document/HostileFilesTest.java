package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files made to cost others their time; what is measured is the processor time of the thread that reads them. A second
 * is aimed at, the least of three readings may take three: a slow machine needs more, and whoever is attacked minutes.
 */
@Isolated
class HostileFilesTest {

    static final Duration MOST = Duration.ofSeconds(3);
    private static final int READINGS = 3;

    private static final String CDA = "<ClinicalDocument xmlns='urn:hl7-org:v3'>";

    static Stream<Arguments> tooDeepOrTooLarge() {
        return Stream.of(
                Arguments.of("nested div", "<html>" + "<div>".repeat(200_000)),
                Arguments.of("nested lists", "<html>" + "<ul><li>".repeat(120_000)),
                Arguments.of("nested tables", "<html>" + "<table><tr><td>".repeat(60_000)),
                Arguments.of("div that an end tag does not close", "<html>" + "<span><div></span>".repeat(60_000)),
                Arguments.of("nested drawings", "<html><svg>" + "<g>".repeat(300_000)),
                Arguments.of("div behind an empty comment", "<html><!-->" + "<div>".repeat(200_000)),
                Arguments.of("100,000 attributes", "<html><p " + numbered(100_000, " a%d='1'") + ">x"),
                Arguments.of("open quotes", "<html>" + "<a x=\"".repeat(150_000)),
                Arguments.of("nested content", CDA + "<title>" + "<content>".repeat(200_000)),
                Arguments.of("closed content", CDA + "<a>".repeat(100_000) + "</a>".repeat(100_000)),
                Arguments.of("1,000,000 groups", "{\\rtf1" + "{".repeat(1_000_000)),
                Arguments.of("nested tables of RTF", "{\\rtf1" + numbered(5_000, "\\itap%d x\\nestcell ")),
                Arguments.of("cells of one row", "{\\rtf1\\trowd" + numbered(200_000, "\\cellx%d") + "x\\cell\\row}"),
                Arguments.of("nested JSON", "{\"resourceType\":\"Bundle\",\"a\":" + "[".repeat(500_000)),
                Arguments.of("nested narrative", narrative("<div>".repeat(100_000))),
                Arguments.of("parts in parts", partsInParts(2_000)),
                Arguments.of("300,000 parts", mail("--B\n\n\n".repeat(300_000))),
                Arguments.of("30,000 by 30,000 points", png(30_000, 30_000)));
    }

    static Stream<Arguments> onlyOdd() {
        return Stream.of(
                Arguments.of("characters by number", "{\\rtf1 " + "\\u8220?".repeat(150_000) + "}"),
                Arguments.of("bytes that are not there", "{\\rtf1\\bin2147483647 x}"),
                Arguments.of("groups beside each other", "{\\rtf1" + "{\\b x}".repeat(150_000)),
                Arguments.of("fields", "{\\rtf1" + "{\\field{\\*\\fldinst X}}".repeat(40_000)),
                Arguments.of("rows", "{\\rtf1\\trowd\\cellx9" + "x\\cell\\row".repeat(70_000)),
                Arguments.of("tables in tables", "{\\rtf1" + "\\itap2 x\\par\\itap0 y\\par".repeat(30_000)),
                Arguments.of("marks", "{\\rtf1" + "\\b x\\b0 y".repeat(90_000)),
                Arguments.of("directories in a circle", "II*\0\b\0\0\0\0\0\b\0\0\0"),
                Arguments.of("a million directories", directories(1_000_000)),
                Arguments.of("entities", "<!DOCTYPE x [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + CDA),
                Arguments.of("blanks in a document type", "<!DOCTYPE" + " ".repeat(60_000) + "x"),
                Arguments.of("many comments", "<!--".repeat(250_000)),
                Arguments.of("many half comments", "<!-- -- ->".repeat(100_000) + "<html>"),
                Arguments.of("only brackets", "<".repeat(1_000_000)),
                Arguments.of("formatting that is never closed", "<html>" + numbered(40_000, "<b a%d><p>")),
                Arguments.of("ends without beginnings", "<html>" + "</div>".repeat(160_000)),
                Arguments.of("blank lines", "\n".repeat(1_000_000) + "<html>"),
                Arguments.of("header lines", "A: b\n".repeat(200_000)),
                Arguments.of("instructions", "<?".repeat(400_000)),
                Arguments.of("a boundary in every line", mail("--B" + "--Bx\n".repeat(300_000))),
                Arguments.of("half a boundary", mail("\n--" + "-".repeat(2_000_000))),
                Arguments.of("one long line", mail("--B\n\n" + "x".repeat(4_000_000))),
                Arguments.of(
                        "an encoded word for each letter",
                        "MIME-Version: 1.0\nSubject: " + "=?utf-8?Q?a?= ".repeat(12_000)),
                Arguments.of("half encoded words", "MIME-Version: 1.0\nSubject: " + "=?a?Q?".repeat(30_000)),
                Arguments.of("parameters", "MIME-Version: 1.0\nContent-Type: a/b" + numbered(15_000, "; x*%d*=y")),
                Arguments.of("quotes in parameters", "MIME-Version: 1.0\nContent-Type: a/b; x=" + "\"(".repeat(90_000)),
                Arguments.of("a million lines of a heading", "MIME-Version: 1.0\n" + "To: b\n".repeat(1_000_000)),
                Arguments.of("folded lines", "MIME-Version: 1.0\nTo:" + "\n x".repeat(60_000)),
                Arguments.of(
                        "quoted printable",
                        mail("--B\nContent-Transfer-Encoding: quoted-printable\n\n" + "=\n".repeat(900_000))),
                Arguments.of(
                        "blanks in quoted printable",
                        mail("--B\nContent-Transfer-Encoding: quoted-printable\n\n" + " ".repeat(2_000_000))),
                Arguments.of("document types", "<!DOCTYPE x [".repeat(80_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooDeepOrTooLarge")
    @DisplayName("BND-1 a file that is too deep or too large is said to be, within bounds of processor time")
    void isSaidToBeTooMuch(String what, String file) {
        Rendering.NotHere notHere = assertInstanceOf(Rendering.NotHere.class, rendered(what, file));
        assertTrue(notHere.why().startsWith("It"), notHere.why());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onlyOdd")
    @DisplayName("BND-1 no file costs more than a few seconds of processor time")
    void costsLittle(String what, String file) {
        rendered(what, file);
    }

    @Test
    @DisplayName("BND-2 a reader that is interrupted stops")
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        try {
            String page = "<html>" + "<p>x".repeat(10_000);
            Rendering stopped = Rendering.of(page.getBytes(StandardCharsets.UTF_8), "", Letters.CHECKS);
            assertEquals(new Rendering.NotHere("It took too long to be read here."), stopped);
        } finally {
            assertTrue(Thread.interrupted(), "it says on that it was interrupted");
        }
    }

    private static Rendering rendered(String what, String file) {
        byte[] bytes = file.getBytes(
                what.contains("points") || what.contains("directories")
                        ? StandardCharsets.ISO_8859_1
                        : StandardCharsets.UTF_8);
        for (int reading = 1; ; reading++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Rendering rendering = Rendering.of(bytes, "", Letters.CHECKS);
            Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            if (took.compareTo(MOST) < 0) {
                return rendering;
            }
            assertTrue(reading < READINGS, what + " took " + took.toMillis() + " ms");
        }
    }

    private static String mail(String parts) {
        return "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n" + parts;
    }

    private static String partsInParts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n")
                .collect(Collectors.joining("", "MIME-Version: 1.0\n", "\nx"));
    }

    private static String narrative(String div) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[{\"resource\":{\"resourceType\":\"Composition\","
                + "\"section\":[{\"text\":{\"div\":\"" + div + "</div>".repeat(100_000) + "\"}}]}}]}";
    }

    /** Each without an entry, and followed by the next. */
    private static String directories(int count) {
        ByteBuffer file = ByteBuffer.allocate(8 + count * 6).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x002a4949).putInt(8);
        for (int i = 1; i <= count; i++) {
            file.putShort((short) 0).putInt(8 + i * 6);
        }
        return new String(file.array(), StandardCharsets.ISO_8859_1);
    }

    private static String numbered(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining());
    }

    private static String png(int width, int height) {
        byte[] header = ByteBuffer.allocate(33)
                .put("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .array();
        return new String(header, StandardCharsets.ISO_8859_1);
    }
}
