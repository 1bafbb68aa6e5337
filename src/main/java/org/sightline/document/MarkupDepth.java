package org.sightline.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sightline.document.bounds.Bounds;

/**
 * How deep HTML nests, told from its tags in one pass before it is parsed: a parser's own steps grow with the depth, so
 * that one megabyte of opened lists costs it minutes. Where it cannot tell, it counts an element as open.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/parsing.html">HTML: parsing</a>
 */
final class MarkupDepth {

    /** Without content, or closed by the next of their kind or by the table or list that they stand in. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
            "p",
            "li",
            "td",
            "th",
            "tr",
            "thead",
            "tbody",
            "tfoot",
            "colgroup",
            "dt",
            "dd",
            "option",
            "optgroup",
            "rt",
            "rp",
            "a",
            "html",
            "head",
            "body",
            "frame",
            "image");

    /** An end tag of one of these does not close others that are still open; all others are closed with what they hold. */
    private static final Set<String> PHRASES = Set.of(
            "span", "b", "i", "u", "s", "strong", "em", "font", "small", "big", "sub", "sup", "strike", "tt", "code",
            "del", "ins", "label", "abbr", "q", "mark", "nobr");

    /** A browser's own pages carry fewer than twenty attributes in a tag; a parser compares each with each. */
    private static final int ELEMENTS_OF_A_VALUE = Bounds.MOST_ELEMENTS / 1_000;

    private final String html;
    private final List<String> open = new ArrayList<>();
    private int elements;

    private MarkupDepth(String html) {
        this.html = html;
    }

    /** @throws org.sightline.document.bounds.BeyondBoundsException if it nests too deep or has too many elements */
    static void check(String html) {
        new MarkupDepth(html).walk();
    }

    private void walk() {
        int at = html.indexOf('<');
        while (at >= 0) {
            Bounds.goOn();
            at = html.indexOf('<', Math.max(at + 1, construct(at)));
        }
    }

    /** Where what begins with this bracket ends. */
    private int construct(int at) {
        char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        if (html.startsWith("<!--", at)) {
            return endOfComment(at);
        }
        if (next == '!' || next == '?') {
            return html.indexOf('>', at) < 0 ? html.length() : html.indexOf('>', at);
        }
        boolean end = next == '/';
        int from = end ? at + 2 : at + 1;
        int to = from;
        while (to < html.length() && isOfName(html.charAt(to))) {
            to++;
        }
        if (to == from || !Character.isLetter(html.charAt(from))) {
            return at + 1;
        }
        String name = html.substring(from, Math.min(to, from + 40)).toLowerCase(Locale.ROOT);
        int after = endOfTag(to);
        if (end) {
            close(name);
            return after;
        }
        return opened(name, after);
    }

    private int opened(String name, int after) {
        Bounds.elements(++elements);
        boolean foreign = open.contains("svg") || open.contains("math");
        if ((name.equals("script") || name.equals("style")) && !foreign) {
            return endOfRaw(name, after);
        }
        boolean closedAtOnce = foreign && after > 1 && html.charAt(after - 1) == '/';
        if (!NOT_COUNTED.contains(name) && !closedAtOnce) {
            open.add(name);
            Bounds.depth(open.size());
        }
        return after;
    }

    private void close(String name) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).equals(name)) {
                open.subList(i, open.size()).clear();
                return;
            }
            boolean holds = PHRASES.contains(name)
                    ? !PHRASES.contains(open.get(i))
                    : open.get(i).equals("table");
            if (holds) {
                return;
            }
        }
    }

    private int endOfComment(int at) {
        if (html.startsWith("<!-->", at) || html.startsWith("<!--->", at)) {
            return html.indexOf('>', at);
        }
        int plain = html.indexOf("-->", at + 4);
        int odd = html.indexOf("--!>", at + 4);
        int end = plain < 0 ? odd : odd < 0 ? plain : Math.min(plain, odd);
        return end < 0 ? html.length() : end;
    }

    private int endOfRaw(String name, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                return at - 1;
            }
        }
        return html.length();
    }

    /** The closing bracket of a tag; one in a quoted value is none. */
    private int endOfTag(int from) {
        char last = ' ';
        int values = 0;
        for (int at = from; at < html.length(); at++) {
            char c = html.charAt(at);
            if (c == '>') {
                return at;
            }
            Bounds.elements(last == '=' || Character.isWhitespace(last) ? ++values * ELEMENTS_OF_A_VALUE : 0);
            if ((c == '"' || c == '\'') && last == '=') {
                at = html.indexOf(c, at + 1);
                if (at < 0) {
                    return html.length();
                }
            }
            last = Character.isWhitespace(c) && last == '=' ? last : c;
        }
        return html.length();
    }

    private static boolean isOfName(char c) {
        return c != '>' && c != '/' && !Character.isWhitespace(c);
    }
}
