package org.sightline.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.sightline.document.bounds.Bounds;

/**
 * What a browser lays beside or below each other by style alone: boxes in the line, floats, and whatever stands in a
 * flexible box or a grid. Without their style they would run together, so each stands on a line of its own.
 */
final class LaidApart {

    private static final Pattern OWN_BOX = Pattern.compile(
            "display:(?!none|inline(?!-)|contents|initial|inherit)|float:(?:left|right)|position:(?:absolute|fixed)");
    private static final Pattern OF_BOXES = Pattern.compile("display:(?:inline-)?(?:flex|grid|-webkit-box)");

    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9_.#-]+", Pattern.CASE_INSENSITIVE);

    /** Each is looked for in the whole page. */
    private static final int MOST_SELECTORS = 20;

    /** They say nothing of what they hold that a line of its own would lose. */
    private static final Set<String> PLAIN = Set.of("span", "a", "label", "b", "i", "font", "data", "time");

    private static final Set<String> IN_LINE = Set.of(
            "strong", "em", "u", "s", "del", "ins", "sub", "sup", "small", "code", "mark", "big", "tt", "kbd", "samp",
            "var", "abbr", "cite", "q", "output", "button", "bdi", "bdo", "strike");

    private final Document page;
    private int left = MOST_SELECTORS;

    private LaidApart(Document page) {
        this.page = page;
    }

    /** By an element's own style, without blanks and in small letters. */
    static void byStyle(Element element, String style) {
        if (OWN_BOX.matcher(style).find()) {
            apart(element);
        }
        if (OF_BOXES.matcher(style).find()) {
            element.children().forEach(LaidApart::apart);
        }
    }

    /** By the page's own style sheets, as far as they name elements and classes one at a time. */
    static void bySheets(Document page, String sheets) {
        LaidApart rules = new LaidApart(page);
        int from = 0;
        int style = -1;
        String selectors = "";
        for (int i = 0; i < sheets.length() && rules.left > 0; i++) {
            char c = sheets.charAt(i);
            if (c == '{') {
                selectors = sheets.substring(from, i);
                style = i + 1;
            } else if (c == '}' && style >= 0) {
                rules.rule(selectors, sheets.substring(style, i));
                style = -1;
            }
            from = c == '{' || c == '}' ? i + 1 : from;
        }
    }

    private void rule(String selectors, String written) {
        String style = written.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        if (OWN_BOX.matcher(style).find()) {
            for (String selector : selectors.split(",", MOST_SELECTORS)) {
                String one = selector.strip();
                if (left > 0 && one.length() < 100 && SELECTOR.matcher(one).matches()) {
                    left--;
                    named(page, one).forEach(element -> byStyle(element, style));
                }
            }
        }
    }

    private static List<Element> named(Document page, String selector) {
        Bounds.goOn();
        try {
            return page.body().select(selector);
        } catch (IllegalArgumentException | IllegalStateException _) {
            // what is no selector names nothing
            return new Elements();
        }
    }

    /** What is a line, a cell or an item already stays what it is. */
    private static void apart(Element element) {
        Element around = element.parent();
        if (PLAIN.contains(element.normalName())) {
            element.tagName("div");
        } else if (IN_LINE.contains(element.normalName())
                && around != null
                && (around.childNodeSize() > 1 || !around.normalName().equals("div"))) {
            Element box = new Element("div");
            element.replaceWith(box);
            box.appendChild(element);
        }
    }
}
