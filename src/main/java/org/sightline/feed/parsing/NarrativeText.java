package org.sightline.feed.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Narratives that are no XHTML, as in a browser's HTML with {@code &nbsp;} or {@code <br>}: their words are kept as
 * plain text, lest the form of a narrative cost the entry.
 */
final class NarrativeText {

    private static final String BLOCKS = "p, div, li, tr, h1, h2, h3, h4, h5, h6, table, ul, ol, dt, dd";

    private static final Pattern NO_XML = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\n\t]]");

    private NarrativeText() {}

    /**
     * Makes plain text of those narratives in a resource that cannot be read.
     *
     * @param readable whether a narrative can be read as it stands
     * @return whether there was any that cannot
     */
    static boolean repair(JsonNode json, Predicate<String> readable) {
        boolean repaired = false;
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
        Document page = Jsoup.parseBodyFragment(html);
        page.select("script, style").remove();
        page.select("td, th").forEach(cell -> cell.appendText(" "));
        page.body().select(BLOCKS).forEach(block -> block.appendText("\n"));
        String text = page.body().wholeText().replace('\u00a0', ' ');
        String escaped = NO_XML.matcher(text)
                .replaceAll("")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + escaped + "</div>";
    }
}
