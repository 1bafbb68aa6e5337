package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Elements;
import org.sightline.display.HiddenCharacters;

/**
 * The one sanitiser: words, headings, lists and tables pass, everything else goes. No attribute passes but the spans of
 * table cells, so nothing can be loaded, run, sent or hidden, and a link becomes its words.
 */
final class SafeHtml {

    private static final Safelist ALLOWED = new Safelist()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "hr", "pre", "blockquote", "ul", "ol", "li")
            .addTags("dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addTags("b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "small", "span", "code")
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");

    /** The frame has no other style sheet: what the viewer's own style says of plain words and tables. */
    private static final String STYLE = """
            body{font:1rem/1.5 Arial,sans-serif;color:#212b32;margin:1rem;max-width:50rem;overflow-wrap:break-word}
            h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.1rem}
            h1,h2,h3,h4{line-height:1.25;margin:1.2em 0 .4em}
            table{border-collapse:collapse;margin:.5rem 0}
            th,td{border:1px solid #aeb7bd;padding:.25rem .5rem;text-align:left;vertical-align:top}
            caption{text-align:left;font-weight:bold}dt{font-weight:bold}dd{margin:0 0 .4rem}
            """;

    private SafeHtml() {}

    /** A page of somebody else's. */
    static Rendering of(String html) {
        Document foreign = Jsoup.parse(html);
        List<String> leftOut = new ArrayList<>();
        Elements pictures = foreign.select("img, svg, picture, object, embed, video, audio, canvas");
        if (!pictures.isEmpty()) {
            leftOut.add("Pictures in it are not shown. Download it to see them.");
        }
        if (!foreign.select("script, iframe, frame, form, input, button, [onclick], [onload], [onerror]")
                .isEmpty()) {
            leftOut.add("Scripts, forms and frames in it were taken out.");
        }
        if (!foreign.select("[style*=display], [style*=visibility], [hidden], style")
                .isEmpty()) {
            leftOut.add("Its own style is not used: words that it hides are shown.");
        }
        if (!foreign.select("a[href]").isEmpty()) {
            leftOut.add("Links in it are shown as words.");
        }
        pictures.forEach(picture -> picture.replaceWith(new TextNode(pictureWords(picture))));
        return new Rendering.Laid(page(foreign.title(), foreign), leftOut);
    }

    /** A whole page of the safe part of this body. */
    static String page(String title, Document body) {
        Document clean = new Cleaner(ALLOWED).clean(body);
        clean.outputSettings().charset("UTF-8").prettyPrint(false);
        // only texts change, so the tree may be walked meanwhile
        clean.body().stream()
                .flatMap(element -> element.textNodes().stream())
                .forEach(text -> text.text(HiddenCharacters.makeVisible(text.getWholeText())));
        clean.title(HiddenCharacters.makeVisible(title));
        clean.head().appendElement("meta").attr("charset", "utf-8");
        clean.head().appendElement("style").appendChild(new org.jsoup.nodes.DataNode(STYLE));
        clean.selectXpath("/html").attr("lang", "en");
        return "<!DOCTYPE html>" + clean.outerHtml();
    }

    private static String pictureWords(Element picture) {
        String words = picture.attr("alt").strip();
        return words.isEmpty() ? "[picture not shown]" : "[picture not shown: " + words + "]";
    }
}
