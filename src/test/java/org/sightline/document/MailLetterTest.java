package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mails of our own making, as mail programs write them. */
class MailLetterTest {

    private static final String HEADING = """
            From: =?UTF-8?Q?Dr_R=C3=B3is=C3=ADn_Bell?= <r.bell@example.org>
            To: Ward 4 <ward4@example.org>,
             Clinic <clinic@example.org>
            Date: Mon, 2 Nov 2026 10:00:00 +0000
            Subject: =?ISO-8859-1?B?Q2Fm6Q==?= and
             warfarin
            X-Mailer: test
            MIME-Version: 1.0
            """;

    @Test
    @DisplayName("EML-1 who, to whom, when and what stand in words, folded and encoded lines too")
    void theHeadingIsInWords() {
        String text = text(laid(HEADING + "Content-Type: text/plain\n\nStop warfarin.\nCheck INR."));
        assertTrue(
                text.startsWith(
                        "Caf\u00e9 and warfarin From Dr R\u00f3is\u00edn Bell <r.bell@example.org> To Ward 4 "
                                + "<ward4@example.org>, Clinic <clinic@example.org> Date Mon, 2 Nov 2026 10:00:00 +0000 Subject"),
                text);
        assertTrue(text.endsWith("Stop warfarin.\nCheck INR."), text);
        assertFalse(text.contains("X-Mailer"), text);
    }

    @Test
    @DisplayName("EML-1 characters that turn a line round or are not seen are visible in the heading")
    void theHeadingHidesNothing() {
        Rendering.Laid laid =
                laid(HEADING.replace("=?ISO-8859-1?B?Q2Fm6Q==?=", "=?UTF-8?Q?gp=2E=E2=80=AEfdp=E2=80=8B?=")
                        + "Reply-To: a\u202e@example.org\nContent-Type: text/plain\n\nwords");
        assertTrue(laid.page().contains("fdp"), laid.page());
        assertFalse(laid.page().matches("(?s).*[\u202e\u200b].*"), laid.page());
    }

    @ParameterizedTest
    @DisplayName("EML-1 words are read in their charset and without their transfer encoding")
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain; charset=utf-8|quoted-printable|caf=C3=A9 5=\\n0 mg",
                "text/plain; charset=iso-8859-1|quoted-printable|caf=E9 50 mg",
                "text/plain; charset=\"utf-8\"|base64|Y2Fmw6kgNTAgbWc=",
                "TEXT/PLAIN|8bit|caf\u00e9 50 mg",
                "text/html; charset=utf-8|quoted-printable|<p>caf=C3=A9 <b>50</b> mg</p>"
            })
    void wordsAreReadInTheirCharset(String type, String encoding, String body) {
        String text = text(laid(HEADING + "Content-Type: " + type + "\nContent-Transfer-Encoding: " + encoding + "\n\n"
                + body.replace("\\n", "\n")));
        assertTrue(text.endsWith("caf\u00e9 50 mg"), text);
    }

    @Test
    @DisplayName("EML-1 HTML goes through the one sanitiser, with what it says beside it")
    void htmlGoesThroughTheSanitiser() {
        Rendering.Laid laid =
                laid(HEADING + "Content-Type: text/html\n\n<p>Take <s>10</s> 5 mg</p><script>alert(1)</script>"
                        + "<img src='cid:a' alt='Chart'><a href='https://x.example'>link</a>");
        assertTrue(text(laid).endsWith("Take 10 5 mg [picture not shown: Chart]link"), text(laid));
        assertFalse(laid.page().contains("script"));
        assertFalse(laid.page().contains("x.example"));
        assertTrue(laid.leftOut().contains("Scripts and frames in it were taken out."), laid.leftOut()::toString);
    }

    @Test
    @DisplayName("EML-1 of several forms the last is shown, the others are files of their own")
    void theLastFormIsShown() {
        Rendering.Laid laid = laid(HEADING
                + several(
                        "alternative",
                        "text/plain\n\nplain",
                        "text/html\n\n<b>rich</b>",
                        "text/calendar; name=visit.ics\n\nBEGIN:VCALENDAR"));
        assertTrue(text(laid).endsWith("rich"), text(laid));
        assertEquals(List.of("Its words in another form", "visit.ics"), titles(laid));
        Rendering.Laid empty = laid(HEADING + several("alternative", "text/plain\n\nplain", "text/html\n\n "));
        assertTrue(text(empty).endsWith("plain"), text(empty));
    }

    @Test
    @DisplayName("EML-2 attachments, embedded pictures and forwarded e-mails are files of their own, under their names")
    void attachmentsAreFiles() {
        String related = several("related", "image/png; name=\"chart.png\"\n\nx", "text/html\n\n<p>See</p>");
        Rendering.Laid laid = laid(HEADING
                + several(
                        "mixed",
                        related.substring("Content-Type: ".length()).replace("BOUND", "INNER"),
                        "application/pdf\nContent-Disposition: attachment; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf\n"
                                + "Content-Transfer-Encoding: base64\n\nJVBERi0x",
                        "text/plain\nContent-Disposition: ATTACHMENT; filename=\"=?UTF-8?Q?n=C3=B6te.txt?=\"\n\nkept apart",
                        "message/rfc822\n\nSubject: inner\nMIME-Version: 1.0\n\nforwarded words",
                        "text/plain\n\nand more"));
        assertTrue(text(laid).endsWith("See and more"), text(laid));
        assertEquals(List.of("chart.png", "r\u00e9sum\u00e9.pdf", "n\u00f6te.txt", "Forwarded e-mail"), titles(laid));
        EnclosedFile.Source.Held pdf = assertInstanceOf(
                EnclosedFile.Source.Held.class, laid.files().get(1).source());
        assertArrayEquals("%PDF-1".getBytes(StandardCharsets.US_ASCII), pdf.bytes());
        assertEquals("application/pdf", pdf.declared());
        EnclosedFile.Source.Held inner = assertInstanceOf(
                EnclosedFile.Source.Held.class, laid.files().get(3).source());
        Rendering forwarded = Rendering.of(inner.bytes(), inner.declared(), Letters.CHECKS);
        assertTrue(text(assertInstanceOf(Rendering.Laid.class, forwarded)).endsWith("forwarded words"));
    }

    @ParameterizedTest
    @DisplayName("EML-3 what stops in the middle or is written badly says so beside what can be read")
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/mixed; boundary=B|--B\\nContent-Type: text/plain\\n\\nbegun|begun",
                "multipart/mixed; boundary=B|--B\\nContent-Type: text/plain\\nContent-Transfer-Encoding: base64\\n\\nYmVn*dW4=\\n--B--|begun",
                "text/plain; charset=nonsense|caf\u00e9|caf\u00e9"
            })
    void whatIsBrokenIsSaid(String type, String body, String words) {
        Rendering.Laid laid = laid(HEADING + "Content-Type: " + type + "\n\n" + body.replace("\\n", "\n"));
        assertTrue(text(laid).endsWith(words), text(laid));
        boolean broken = !type.contains("nonsense");
        assertEquals(
                broken,
                laid.leftOut().getFirst().startsWith("Parts of this letter may be missing"),
                laid.leftOut()::toString);
    }

    @Test
    @DisplayName("EML-3 an e-mail without words says so, and one that is signed shows what was signed")
    void oneWithoutWordsSaysSo() {
        Rendering.Laid empty = laid(HEADING + "Content-Type: application/pdf; name=a.pdf\n\nx");
        assertTrue(text(empty).endsWith("It has no words of its own."), text(empty));
        assertEquals(List.of("a.pdf"), titles(empty));
        assertFalse(empty.leftOut().getFirst().startsWith("Parts of this letter may be missing"));
        Rendering.Laid signed = laid(HEADING
                + several("signed", "text/plain\n\nsigned words", "application/pkcs7-signature; name=smime.p7s\n\nx"));
        assertTrue(text(signed).endsWith("signed words"), text(signed));
        assertEquals(List.of("smime.p7s"), titles(signed));
    }

    @ParameterizedTest
    @DisplayName("EML-3 one that is sealed, or in the form of one mail program, has words that cannot be read here")
    @ValueSource(
            strings = {
                "application/pkcs7-mime; name=smime.p7m",
                "application/ms-tnef; name=a",
                "application/octet-stream; name=WINMAIL.DAT",
                "message/partial; id=\"a\"; number=1; total=2"
            })
    void whatIsClosedIsSaid(String type) {
        Rendering.Laid alone = laid(HEADING + "Content-Type: " + type + "\n\nx");
        assertTrue(text(alone).endsWith("It has no words that can be read here."), text(alone));
        Rendering.Laid beside = laid(HEADING + several("mixed", "text/plain\n\nSee below", type + "\n\nx"));
        assertTrue(text(beside).endsWith("See below"), text(beside));
        assertEquals(1, beside.files().size());
        assertTrue(beside.leftOut().getFirst().startsWith("Parts of this letter may be missing: a file of it is"));
    }

    @Test
    @DisplayName("EML-3 HTML beyond bounds is said to be, and its plain form is a file of its own")
    void htmlBeyondBoundsIsSaid() {
        Rendering.Laid laid = laid(
                HEADING + several("alternative", "text/plain\n\nplain", "text/html\n\n" + "<div>".repeat(1_000) + "x"));
        assertEquals(
                "Parts of this letter may be missing: Its parts stand in each other too deep to be shown here.",
                laid.leftOut().getFirst());
        assertEquals(2, laid.files().size());
    }

    /** Parts that begin with the value of their Content-Type. */
    static String several(String kind, String... parts) {
        StringBuilder all = new StringBuilder("Content-Type: multipart/" + kind + "; boundary=\"BOUND\"\n\n");
        for (String part : parts) {
            all.append("--BOUND\nContent-Type: ").append(part).append('\n');
        }
        return all.append("--BOUND--\n").toString();
    }

    static Rendering.Laid laid(String mail) {
        byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
        return assertInstanceOf(Rendering.Laid.class, Rendering.of(bytes, "", Letters.CHECKS));
    }

    private static List<String> titles(Rendering.Laid laid) {
        return laid.files().stream().map(EnclosedFile::title).toList();
    }

    private static String text(Rendering.Laid laid) {
        return Jsoup.parse(laid.page()).body().text();
    }
}
