package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlLetterTest {

    static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @ParameterizedTest
    @DisplayName("LET-1 what a browser marks is marked: struck through, deleted, ticked, hidden, on a line of its own")
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Take <del>10</del><ins>5</ins> mg</p>|<p>Take <del>10</del><ins>5</ins> mg</p>",
                "<strike>aspirin</strike>|<s>aspirin</s>",
                "<span style='TEXT-decoration: Line-Through'>aspirin</span>|<span><s>aspirin</s></span>",
                "<p style='display: none'>Allergic</p>|<p>[hidden in the original: Allergic]</p>",
                "<p hidden>Allergic</p>|<p>[hidden in the original: Allergic]</p>",
                "<input type=checkbox checked> CPR|[ticked]  CPR",
                "<input type=radio> CPR|[not ticked]  CPR",
                "<input value='5 mg'>|[5 mg]",
                "<select><option>left<option selected>right</select> eye|[right] eye",
                "<section>Insulin 1</section><section>0 units</section>|<div>Insulin 1</div><div>0 units</div>",
                "<span style='display:block'>1</span><span style='display:block'>0</span>|<div>1</div><div>0</div>",
                "<span style='float:left'>1</span><span style='float:right'>0</span>|<div>1</div><div>0</div>",
                "<b style='position:absolute'>1</b><span style='position:absolute'>0</span>|<div>1</div><div>0</div>",
                "<span style='display: inline-block'>Insulin 1</span><span style='display:inline-block'>0 units</span>|<div>Insulin 1</div><div>0 units</div>",
                "<em style='display:inline-block'>1</em><strong style='display:inline-block'>0</strong>|<div><em>1</em></div><div><strong>0</strong></div>",
                "<div style='display:flex'><span>Insulin 1</span><strong>0</strong> units</div>|<div><div>Insulin 1</div><div><strong>0</strong></div> units</div>",
                "<p style='display:inline-grid'><a>1</a><a>0</a></p>|<p></p><div>1</div><div>0</div><p></p>",
                "<style>.row, td p { display: flex } @media print { #x { float: left } }</style><div class=row><span>Na 1</span><span>38</span></div>|<div><div>Na 1</div><div>38</div></div>",
                "<style>.cell{display:inline-block}</style><span class=cell>Na 1</span><span class=cell>38</span>|<div>Na 1</div><div>38</div>",
                "<style>.x{display:none}</style><span class=x>Na 1</span><span>38</span>|<span>Na 1</span><span>38</span>",
                "<p style='opacity: 0.0'>Allergic</p>|<p>[hidden in the original: Allergic]</p>",
                "<p style='opacity: 0.5'>Allergic</p>|<p>Allergic</p>",
                "<select multiple><option selected>left<option>no<option selected>right</select> eyes|[left, right] eyes",
                "<select multiple><option>left</select>|[]",
                "<xmp>Na  <138></xmp>|<pre>Na  &lt;138&gt;</pre>",
                "<ol start=3><li value=7>x</li></ol>|<ol start=\"3\"><li value=\"7\">x</li></ol>",
                "<div style='white-space: pre'>Na  138</div>|<pre>Na  138</pre>"
            })
    void marksWhatABrowserMarks(String html, String expected) {
        assertEquals(expected, body(laid("<!DOCTYPE html><html><body>" + html)));
    }

    @Test
    void tablesKeepTheirCellsApart() {
        String table = "<table><tr><td colspan=\"2\">Insulin 1</td><td>0 units</td></tr></table>";
        assertEquals(
                "<table><tbody><tr><td colspan=\"2\">Insulin 1</td><td>0 units</td></tr></tbody></table>",
                body(laid(table)));
        assertTrue(body(laid("<table><tr style='display:none'><td>a<td>b</table>"))
                .contains("<td>[hidden in the original: a]</td><td>[hidden in the original: b]</td>"));
    }

    @ParameterizedTest
    @DisplayName("LET-1 what is struck through is struck in each cell, and what it holds is marked as anything else")
    @CsvSource(
            delimiter = '|',
            value = {
                "<table><tr #><td>aspirin<td>75 mg</table>|<td><s>aspirin</s></td><td><s>75 mg</s></td>",
                "<table #><tr><td>aspirin</table>|<td><s>aspirin</s></td>",
                "<ul #><li>aspirin</ul>|<ul><li><s>aspirin</s></li></ul>",
                "<p #><img src=x alt=plan>old</p>|<p><s>[picture not shown: plan]old</s></p>",
                "<p #><input type=checkbox checked>old</p>|<p><s>[ticked] old</s></p>",
                "<p #>old <i><span hidden>no</span></i></p>|<p><s>old <i><span>[hidden in the original: no]</span></i></s></p>"
            })
    void whatIsStruckIsStruckInEachCell(String html, String expected) {
        String shown = body(laid("<html>" + html.replace("#", "style='text-decoration:line-through'")));
        assertTrue(shown.contains(expected), shown);
        assertFalse(shown.contains("<s></s>"), shown);
    }

    @Test
    @DisplayName("LET-1 a style sheet that strikes through or hides is said to")
    void aStyleSheetThatMarksIsSaid() {
        List<String> said =
                laid("<html><style>.gone { text-decoration: line-through }</style><p class=gone>aspirin</p>")
                        .leftOut();
        assertTrue(
                said.getFirst().startsWith("Parts of this letter may look otherwise in the original"), said::toString);
        assertEquals(
                List.of("Its own style sheet is not used."),
                laid("<html><style>p { color: navy }</style><p>x</p>").leftOut());
        assertEquals(List.of(), laid("<html><p>x</p>").leftOut());
    }

    @Test
    void picturesThatBringTheirOwnPointsAreShownAndNoOthers() {
        Rendering.Laid laid = laid("<html><img src='data:image/png;base64," + PIXEL + "' alt=sign>"
                + "<img src='data:image/svg+xml;base64,PHN2Zy8+' alt=plan><img src='https://elsewhere.example/x.png'>");
        assertTrue(laid.page().contains("<img src=\"data:image/png;base64," + PIXEL + "\" alt=\"sign\">"), laid.page());
        assertTrue(laid.page().contains("[picture not shown: plan][picture not shown]"), laid.page());
        assertFalse(laid.page().contains("svg") || laid.page().contains("elsewhere"), laid.page());
    }

    @ParameterizedTest
    @DisplayName("LET-2 HTML is read in the charset of its mark, of itself, of its type")
    @CsvSource({
        "<html><meta charset=windows-1251>,windows-1251,text/html",
        "<html><meta http-equiv=content-type content='text/html; charset=iso-8859-7'>,iso-8859-7,text/html",
        "<html>,windows-1251,text/html; charset=\"windows-1251\"",
        "<html>,utf-16le,text/html",
        "\uFEFF<html>,utf-16be,text/html; charset=utf-8"
    })
    void isReadInItsCharset(String start, String charset, String declared) {
        String word = charset.equals("iso-8859-7") ? "\u03bc\u03ac\u03c4\u03b9" : "\u0433\u043b\u0430\u0437";
        byte[] bytes = (start + "<body><p>Eye " + word).getBytes(Charset.forName(charset));
        Rendering.Laid laid = assertInstanceOf(Rendering.Laid.class, Rendering.of(bytes, declared, Letters.CHECKS));
        assertEquals("<p>Eye " + word + "</p>", body(laid));
    }

    private static Rendering.Laid laid(String html) {
        Rendering rendering = Rendering.of(html.getBytes(StandardCharsets.UTF_8), "text/html", Letters.CHECKS);
        return assertInstanceOf(Rendering.Laid.class, rendering);
    }

    private static String body(Rendering.Laid laid) {
        var page = Jsoup.parse(laid.page());
        page.outputSettings().prettyPrint(false);
        return page.body().html();
    }
}
