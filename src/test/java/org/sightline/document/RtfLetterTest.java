package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtfLetterTest {

    private static final String FONTS = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\ftech\\fcharset2 Symbol;}"
            + "{\\f2\\fnil\\fcharset2 Wingdings;}{\\f3\\froman\\fcharset204 Times New Roman Cyr;}"
            + "{\\f4\\fmodern\\fcharset128 MS Mincho;}}";
    private static final String LAYOUT = "Shown without its page layout, fonts and colours.";

    @ParameterizedTest
    @DisplayName("RTF-1 an RTF letter shows what a word processor shows, and marks what it marks")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Dear {\\b Dr} {\\i Bell}\\par|<p>Dear <strong>Dr</strong> <em>Bell</em></p>",
                "{\\ul under} \\strike gone\\strike0  on\\par|<p><u>under</u> <s>gone</s> on</p>",
                "Take {\\deleted 10}{\\revised 5} mg\\par|<p>Take <del>[deleted: 10]</del><ins>[added: 5]</ins> mg</p>",
                "Take {\\b\\deleted 10} mg\\par|<p>Take <del>[deleted: <strong>10</strong>]</del> mg</p>",
                "{\\v not for the patient}\\par|<p><span>[hidden text: not for the patient]</span></p>",
                "10{\\super 9}/l\\par|<p>10<sup>9</sup>/l</p>",
                "one\\line two\\tab three\\par|<p>one<br>two\tthree</p>",
                "{\\listtext 1.\\tab}Aspirin\\par{\\pntext\\f1\\'b7\\tab}Statin\\par|<p>1.\tAspirin</p><p>•\tStatin</p>",
                "{\\field{\\*\\fldinst HYPERLINK \"http://x.example\"}{\\fldrslt our page}}\\par|<p>our page</p>",
                "{\\*\\bkmkstart a}{\\*\\unknown\\b secret}shown{\\*\\bkmkend a}\\par|<p>shown</p>",
                "a{\\upr{ansi}{\\*\\ud{\\u945?}}}\\par|<p>aα</p>",
                "{\\xe{index}}{\\*\\generator x}a \\{b\\} \\\\c\\~d\\_e\\-f\\par|<p>a {b} \\c&nbsp;d‑ef</p>",
                "a\\emdash b\\lquote c\\rquote\\endash\\bullet\\par|<p>a—b‘c’–•</p>",
                "\\highlight7 look\\highlight0  here\\plain\\par|<p><mark>look</mark> here</p>"
            })
    void showsWhatAWordProcessorShows(String text, String expected) {
        assertEquals(expected, body(text));
    }

    @ParameterizedTest
    @DisplayName("RTF-2 letters are read in their fonts' charsets, and signs of symbol fonts as what they look like")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "36.4\\'b0 \\'93went\\'94|36.4° “went”",
                "{\\f3\\'e3\\'eb\\'e0\\'e7} \\f0\\'e9|глаз é",
                "{\\f4\\'96\\'da}|目",
                "{\\f4\\'96}{\\f4\\'da}{\\f4 Z\\'96}|目Z\ufffd",
                "{\\f4\\'96\\b\\'da}|<strong>目</strong>",
                "5 {\\f1 m}g, {\\f1\\'b3} 3|5 μg, ≥ 3",
                "{\\f1\\u-3913?}{\\f2\\u-3844?\\'fb}|•✓✗",
                "\\u8220?hello\\u8221?|“hello”",
                "\\uc2\\u945 ab\\uc0\\u946 c|αβc",
                "{\\uc0 x}\\u945?y|xαy",
                "5\\u8211\\endash 10 \\u8209\\_mg|5–10 ‑mg",
                "\\uc2\\u8211\\emdash -10|–10",
                "\\u-10179?\\u-8704?|😀"
            })
    void readsLettersInTheirCharset(String text, String expected) {
        assertEquals("<p>" + expected + "</p>", body(text + "\\par"));
    }

    @Test
    @DisplayName("RTF-2 the file's own code page holds where a font has none")
    void theFilesOwnCodePageHolds() {
        assertEquals("<p>łódź</p>", body("\\ansicpg1250", "\\'b3\\'f3d\\'9f\\par"));
        assertEquals("<p>é</p>", body("\\ansicpg65001", "\\'c3\\'a9\\par"));
        assertEquals("<p>é</p>", body("\\mac", "\\'8e\\par"));
        Rendering.Laid unknown = laid("\\ansicpg12345", "\\'e9\\par");
        assertTrue(unknown.leftOut().getFirst().contains("letters of a charset that is not known here"));
    }

    @Test
    @DisplayName("RTF-3 pictures that browsers show are shown; whatever is not is said, and the original offered")
    void picturesAreShownOrSaid() {
        String png = "89504e470d0a1a0a0000000d494844520000000100000001080600000 01f15c489".replace(" ", "");
        assertTrue(body("{\\*\\shppict{\\pict\\pngblip " + png + "}}{\\nonshppict{\\pict\\wmetafile8 01}}x\\par")
                .startsWith("<p><img src=\"data:image/png;base64,iVBORw0KGgo"));
        Rendering.Laid laid = laid("", "{\\pict\\emfblip 0102}{\\object{\\*\\objdata 01}{\\result table}}\\par");
        assertTrue(laid.page().contains("[picture not shown]"), laid.page());
        assertTrue(Jsoup.parse(laid.page()).text().contains("[embedded file not shown]table"), laid.page());
        assertEquals(
                List.of(
                        "Parts of this letter may be missing: open the original. Not shown: a picture of a kind that is"
                                + " not shown here; an embedded file.",
                        LAYOUT),
                laid.leftOut());
    }

    @Test
    @DisplayName("RTF-3 a letter that stops in the middle says so")
    void aLetterThatStopsInTheMiddleSaysSo() {
        Rendering cut =
                Rendering.of("{\\rtf1 Dear {\\b colleague".getBytes(StandardCharsets.US_ASCII), "", Letters.CHECKS);
        Rendering.Laid laid = assertInstanceOf(Rendering.Laid.class, cut);
        assertTrue(laid.page().contains("<p>Dear <strong>colleague</strong></p>"), laid.page());
        assertTrue(laid.leftOut().getFirst().contains("its end, as the file stops in the middle"));
    }

    @Test
    @DisplayName("RTF-3 numbers of a list that only a word processor could count are said to be missing")
    void numbersThatAreNotInTheFileAreSaid() {
        assertTrue(laid("", "\\pard\\ls1 Aspirin\\par\\ls1 Statin\\par")
                .leftOut()
                .getFirst()
                .contains("bullets of a list"));
        assertEquals(
                List.of(LAYOUT),
                laid("", "\\pard\\ls1{\\listtext 1.\\tab}Aspirin\\par").leftOut());
    }

    @Test
    @DisplayName("RTF-1 boxes that are ticked or not, and chosen items, are in words")
    void formFieldsAreInWords() {
        String box =
                "{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres%d\\ffdefres%d}}}{\\fldrslt}} CPR\\par";
        assertEquals("<p>[ticked] CPR</p>", body(String.format(box, 25, 1)));
        assertEquals("<p>[not ticked] CPR</p>", body(String.format(box, 0, 1)));
        assertEquals(
                "<p>[right] eye</p>",
                body(
                        "{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl left}{\\*\\ffl right}}}}"
                                + "{\\fldrslt}} eye\\par"));
        assertEquals(
                "<p><span>[field not shown]</span>x</p>",
                body("{\\field{\\*\\fldinst MERGEFIELD dose}{\\fldrslt}}x\\par"));
    }

    @Test
    @DisplayName("RTF-3 what only a word processor fills in is said, and is no date of the letter")
    void whatIsFilledInIsSaid() {
        Rendering.Laid laid = laid("", "Seen \\chdate  at \\chtime\\par");
        assertTrue(
                Jsoup.parse(laid.page()).text().contains("Seen [date of printing] at [time of printing]"), laid.page());
        assertTrue(laid.leftOut().getFirst().startsWith("Parts of this letter may be missing"), laid.page());
    }

    @Test
    @DisplayName("RTF-1 a paragraph in the middle of a row is in its cell, whether it says so or not")
    void aParagraphInTheMiddleOfARowIsInItsCell() {
        assertEquals(
                "<table><tbody><tr><td><p>Insulin</p><p>daily</p></td><td><p>10</p></td></tr></tbody></table><p>End</p>",
                body(
                        "\\trowd\\cellx1000\\cellx2000\\pard\\intbl Insulin\\par\\pard daily\\cell\\pard 10\\cell\\row\\pard End\\par"));
        assertEquals(
                "<table><tbody><tr><td><p>1</p></td><td><p>2</p><p>3</p></td></tr></tbody></table><p>End</p>",
                body("\\trowd\\cellx1000\\cellx2000\\intbl 1\\cell\\pard 2\\par\\pard 3\\cell\\row\\pard End\\par"));
    }

    @Test
    @DisplayName("RTF-1 headers, footers, notes, comments and text boxes are read, each once")
    void whatStandsApartIsRead() {
        String page = laid(
                        "",
                        "{\\header\\pard Ward 7\\par}{\\headerf\\pard Ward 7\\par}{\\footer\\pard Page\\par}"
                                + "Dear{\\footnote\\pard see BNF\\par} colleague{\\*\\annotation\\pard check\\par}"
                                + "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt\\pard In a box\\par}}}"
                                + "{\\shprslt{\\*\\do{\\dptxbx{\\dptxbxtext\\pard In a box\\par}}}}\\par")
                .page();
        assertEquals(
                "Ward 7 Dear[note 1] colleague[comment 2] In a box [note 1] see BNF [comment 2] check Page",
                Jsoup.parse(page).body().text());
    }

    private static String body(String text) {
        return body("", text);
    }

    private static String body(String head, String text) {
        var page = Jsoup.parse(laid(head, text).page());
        page.outputSettings().prettyPrint(false);
        return page.body().child(0).html();
    }

    static Rendering.Laid laid(String head, String text) {
        byte[] file = ("{\\rtf1\\ansi" + head + "\\deff0" + (head.isEmpty() ? FONTS : " ") + text + "}")
                .getBytes(StandardCharsets.ISO_8859_1);
        return assertInstanceOf(Rendering.Laid.class, Rendering.of(file, "application/rtf", Letters.CHECKS));
    }
}
