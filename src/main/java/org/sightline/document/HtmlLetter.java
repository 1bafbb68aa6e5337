package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.sightline.document.bounds.Bounds;

/**
 * A page of somebody else's as a browser shows it, in what {@link SafeHtml} lets through: what its elements and their
 * own style say by looks (struck through, hidden, ticked, on a line of its own) is put into elements and words first.
 */
final class HtmlLetter {

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "section",
            "main",
            "header",
            "footer",
            "nav",
            "figure",
            "figcaption",
            "fieldset",
            "legend",
            "form",
            "details",
            "summary",
            "center",
            "dir",
            "menu",
            "dialog",
            "hgroup",
            "body");

    private static final Pattern HIDING = Pattern.compile(
            "display:none|visibility:hidden|visibility:collapse|(?:font-size|opacity):0(?!\\.?0*[1-9])|mso-hide:all");
    private static final Set<String> OF_TABLE = Set.of("table", "thead", "tbody", "tfoot", "tr");
    private static final Set<String> OF_LIST = Set.of("ul", "ol", "dl");

    private final Document page;
    private final List<String> leftOut;

    private HtmlLetter(Document page, List<String> leftOut) {
        this.page = page;
        this.leftOut = leftOut;
    }

    /** @throws org.sightline.document.bounds.BeyondBoundsException beyond any of the bounds */
    static Rendering.Laid of(String html) {
        HtmlLetter letter = new HtmlLetter(BoundedMarkup.parsed(html), new ArrayList<>());
        letter.sayWhatIsLeftOut();
        LaidApart.bySheets(
                letter.page,
                String.join(
                        "\n",
                        letter.page.select("style").stream().map(Element::data).toList()));
        letter.putIntoWords();
        return new Rendering.Laid(SafeHtml.page(letter.page.title(), letter.page), letter.leftOut);
    }

    /** A part of a page, to be put into a page of ours; not yet through the sanitiser. */
    static Element inWords(String html, List<String> leftOut) {
        HtmlLetter part = new HtmlLetter(BoundedMarkup.parsed(html), leftOut);
        part.putIntoWords();
        return part.page.body();
    }

    private void sayWhatIsLeftOut() {
        if (has("script, iframe, frame, frameset, object, embed, [onclick], [onload], [onerror]")) {
            leftOut.add("Scripts and frames in it were taken out.");
        }
        String sheets =
                squeezed(page.select("style").stream().map(Element::data).toList());
        if (sheets.contains("line-through") || HIDING.matcher(sheets).find()) {
            leftOut.add("Parts of this letter may look otherwise in the original: its style sheet strikes words through"
                    + " or hides them. Download it to see which.");
        } else if (!sheets.isEmpty() || has("link[rel=stylesheet]")) {
            leftOut.add("Its own style sheet is not used.");
        }
        if (has("a[href]")) {
            leftOut.add("Links in it are shown as words.");
        }
    }

    private boolean has(String selector) {
        return page.selectFirst(selector) != null;
    }

    private void putIntoWords() {
        Elements elements = page.body().getAllElements();
        boolean pictures = false;
        boolean hidden = false;
        for (Element element : elements) {
            Bounds.goOn();
            String style = squeezed(List.of(element.attr("style")));
            pictures |= picture(element);
            control(element);
            hidden |= hiding(element, style);
            if (style.contains("line-through")) {
                strike(element);
            }
            if (BLOCKS.contains(element.normalName()) && element != page.body()) {
                element.tagName("div");
            }
            LaidApart.byStyle(element, style);
            if (style.contains("white-space:pre") && Set.of("div", "p").contains(element.normalName())) {
                element.tagName("pre");
            }
        }
        if (pictures) {
            note("Pictures in it are not shown. Download it to see them.");
        }
        if (hidden) {
            note("Words that it hides are shown, and marked as hidden.");
        }
    }

    private void note(String sentence) {
        if (!leftOut.contains(sentence)) {
            leftOut.add(sentence);
        }
    }

    private static boolean hiding(Element element, String style) {
        boolean hides = (element.hasAttr("hidden") || HIDING.matcher(style).find()) && element.hasText();
        if (hides) {
            textHolders(element).forEach(HtmlLetter::markAsHidden);
        }
        return hides;
    }

    /** A browser takes a text or a mark that stands right in a row or a list out of it: its cells and items hold it. */
    private static Elements textHolders(Element element) {
        if (OF_TABLE.contains(element.normalName())) {
            return element.select("td, th, caption");
        }
        return OF_LIST.contains(element.normalName()) ? element.select("li, dt, dd") : new Elements(element);
    }

    private static void markAsHidden(Element element) {
        element.prependChild(new TextNode("[hidden in the original: "));
        element.appendChild(new TextNode("]"));
    }

    private static boolean picture(Element element) {
        if (!Set.of("img", "svg", "picture", "object", "embed", "video", "audio", "canvas")
                .contains(element.normalName())) {
            return false;
        }
        if (element.normalName().equals("img") && SafeHtml.isPictureData(element.attr("src"))) {
            return false;
        }
        String words = element.attr("alt").strip();
        element.before(new TextNode(words.isEmpty() ? "[picture not shown]" : "[picture not shown: " + words + "]"));
        if (element.normalName().equals("img")) {
            element.remove();
        }
        return true;
    }

    private static void control(Element element) {
        switch (element.normalName()) {
            case "input" -> {
                String type = element.attr("type").toLowerCase(Locale.ROOT);
                String words = switch (type) {
                    case "checkbox", "radio" -> element.hasAttr("checked") ? "[ticked] " : "[not ticked] ";
                    case "hidden", "submit", "button", "reset", "image", "file", "password" -> "";
                    default -> element.attr("value").isBlank() ? "[empty field]" : "[" + element.attr("value") + "]";
                };
                element.before(new TextNode(words));
            }
            case "select" -> {
                Elements options = element.select("option");
                Elements chosen = element.select("option[selected]");
                boolean first = chosen.isEmpty() && !options.isEmpty() && !element.hasAttr("multiple");
                String words = first ? options.getFirst().text() : String.join(", ", chosen.eachText());
                options.remove();
                element.before(new TextNode("[" + words + "]"));
            }
            case "textarea" -> element.tagName("pre");
            case "xmp" -> element.tagName("pre").text(element.data());
            case "strike" -> element.tagName("s");
            default -> {}
        }
    }

    /** Moves what it holds, so that what is yet to be put into words of that is still part of the page. */
    private static void strike(Element struck) {
        for (Element holder : textHolders(struck)) {
            Element inner = new Element("s");
            List.copyOf(holder.childNodes()).forEach(inner::appendChild);
            holder.appendChild(inner);
        }
    }

    private static String squeezed(List<String> styles) {
        StringBuilder squeezed = new StringBuilder();
        styles.forEach(style -> style.chars()
                .filter(c -> !Character.isWhitespace(c))
                .forEach(c -> squeezed.append((char) Character.toLowerCase(c))));
        return squeezed.toString();
    }
}
