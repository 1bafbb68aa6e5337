package org.sightline.document;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.sightline.display.HiddenCharacters;
import org.sightline.document.bounds.Bounds;
import org.sightline.document.kind.FileSigns;
import org.sightline.document.kind.FileType;
import org.sightline.document.kind.PictureSize;

/**
 * The one sanitiser: words, headings, lists, tables and pictures that bring their own points pass, everything else goes.
 * No attribute passes but the spans of table cells, the numbers of lists and such pictures, so nothing can be loaded,
 * run, sent or hidden, and a link becomes its words.
 */
final class SafeHtml {

    private static final Safelist ALLOWED = new Safelist()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "hr", "pre", "blockquote", "ul", "ol", "li")
            .addTags("dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addTags("b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "small", "span", "code", "mark")
            .addTags("figure", "figcaption", "img")
            .addAttributes("img", "src", "alt")
            .addAttributes("ol", "start", "type", "reversed")
            .addAttributes("li", "value")
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");

    /** The frame has no other style sheet: what the viewer's own style says of plain words and tables. */
    private static final String STYLE = """
            body{font:1rem/1.5 Arial,sans-serif;color:#212b32;margin:1rem;max-width:50rem;overflow-wrap:break-word}
            h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.1rem}
            h1,h2,h3,h4{line-height:1.25;margin:1.2em 0 .4em}
            table{border-collapse:collapse;margin:.5rem 0}
            th,td{border:1px solid #aeb7bd;padding:.25rem .5rem;text-align:left;vertical-align:top}
            caption{text-align:left;font-weight:bold}img{max-width:100%;height:auto}pre{white-space:pre-wrap;tab-size:8}dt{font-weight:bold}dd{margin:0 0 .4rem}
            """;

    /** Blanks and tabs as they were typed, and lines as near to each other as on paper. */
    static final String AS_TYPED = "p,sup,div{margin:0 0 .35em;white-space:pre-wrap;tab-size:8}td p,th p{margin:0}";

    private static final Pattern PICTURE_DATA =
            Pattern.compile("data:image/(?:png|jpeg|jpg|gif|webp|bmp);base64,", Pattern.CASE_INSENSITIVE);

    private SafeHtml() {}

    /** A whole page of the safe part of this body. */
    static String page(String title, Document body) {
        return page(title, body, "");
    }

    /** As {@link #page(String, Document)}, with more of our own style. */
    static String page(String title, Document body, String style) {
        body.select("img").forEach(picture -> {
            if (!isPictureData(picture.attr("src"))) {
                picture.replaceWith(new TextNode("[picture not shown]"));
            }
        });
        Document clean = new Cleaner(ALLOWED).clean(body);
        clean.outputSettings().charset("UTF-8").prettyPrint(false);
        // only texts change, so the tree may be walked meanwhile
        clean.body().stream()
                .flatMap(element -> element.textNodes().stream())
                .forEach(text -> text.text(HiddenCharacters.makeVisible(text.getWholeText())));
        clean.title(HiddenCharacters.makeVisible(title));
        clean.head().appendElement("meta").attr("charset", "utf-8");
        clean.head().appendElement("style").appendChild(new org.jsoup.nodes.DataNode(STYLE + style));
        clean.selectXpath("/html").attr("lang", "en");
        return "<!DOCTYPE html>" + clean.outerHtml();
    }

    /** Whether this address is a picture itself, of a kind that holds nothing but points, and not too large. */
    static boolean isPictureData(String address) {
        Matcher data = PICTURE_DATA.matcher(address.substring(0, Math.min(address.length(), 40)));
        if (!data.lookingAt()) {
            return false;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(address.substring(data.end()));
            FileType type = FileSigns.of(bytes, FileType.OTHER);
            PictureSize size = PictureSize.of(bytes, type).orElse(null);
            return size != null && size.width() * size.height() <= Bounds.MOST_PIXELS / 4;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
