package org.sightline.feed.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Narratives that are no XHTML, as in a browser's HTML with {@code &nbsp;} or {@code <br>}: their words are kept as
 * plain text, lest the form of a narrative cost the entry.
 */
final class NarrativeText {

    private static final String BLOCKS = "p, div, li, tr, h1, h2, h3, h4, h5, h6, table, ul, ol, dt, dd";

    /** A longer one is not read as HTML: elements that stand in each other by the thousand take seconds of a processor. */
    private static final int LONGEST_READ = 64 * 1024;

    private static final Pattern NO_XML = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\n\t]]");

    private NarrativeText() {}

    /**
     * Makes plain text of those narratives in a resource that cannot be read, until its thread is interrupted.
     *
     * @param readable whether a narrative can be read as it stands
     * @return whether there was any that cannot
     */
    static boolean repair(JsonNode json, Predicate<String> readable) {
        boolean repaired = false;
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (json instanceof ObjectNode narrative && narrative.path("div").isTextual()) {
            String div = narrative.path("div").asText();
            repaired = !readable.test(div);
            narrative.put("div", repaired ? plain(div) : div);
        }
        for (JsonNode child : json) {
            repaired |= child.isContainerNode() && repair(child, readable);
        }
        return repaired;
    }

    private static String plain(String html) {
        String text = (html.length() > LONGEST_READ ? withoutTags(html) : words(html)).replace('\u00a0', ' ');
        String escaped = NO_XML.matcher(text)
                .replaceAll("")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + escaped + "</div>";
    }

    private static String words(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.select("script, style").remove();
        page.select("td, th").forEach(cell -> cell.appendText(" "));
        page.body().select(BLOCKS).forEach(block -> block.appendText("\n"));
        return page.body().wholeText();
    }

    /** One pass, whatever it is: what stands between the signs of a tag goes. */
    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int from = 0;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', from)) {
            text.append(html, from, tag).append(' ');
            int end = html.indexOf('>', tag);
            from = end < 0 ? html.length() : end + 1;
        }
        return Parser.unescapeEntities(text.append(html, from, html.length()).toString(), false);
    }
}
