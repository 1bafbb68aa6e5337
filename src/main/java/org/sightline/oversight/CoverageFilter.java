package org.sightline.oversight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.coverage.CountedCode;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.coverage.PanelCoverage;

/**
 * Which counts an officer wants to see; empty means any.
 *
 * @param feed the id of a feed
 * @param tab the id of a tab
 * @param found the id of a way in which panels find codes, or {@link #SEVERAL}
 */
record CoverageFilter(String feed, String tab, String found) {

    /** The way of what a map names several concepts for, however panels find it. */
    static final String SEVERAL = "several";

    private static final int LONGEST_ID = 40;

    static CoverageFilter of(String feed, String tab, String found) {
        boolean known = found.equals(SEVERAL)
                || Arrays.stream(Way.values()).anyMatch(way -> way.id().equals(found));
        return new CoverageFilter(id(feed), id(tab), known ? found : "");
    }

    private static String id(String text) {
        return text.length() > LONGEST_ID ? "" : text;
    }

    boolean takes(PanelCoverage panel) {
        return (feed.isEmpty() || feed.equals(panel.place().feed()))
                && (tab.isEmpty() || tab.equals(panel.place().tab()));
    }

    boolean takes(CountedCode code) {
        return found.isEmpty()
                || (found.equals(SEVERAL)
                        ? !code.mayMean().isEmpty()
                        : found.equals(code.by().way().id()));
    }

    boolean isSet() {
        return !asked().isEmpty();
    }

    /** The same as the end of an address; empty if nothing is filtered. */
    String query() {
        return asked().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", isSet() ? "?" : "", ""));
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("feed", feed);
        asked.put("tab", tab);
        asked.put("found", found);
        asked.values().removeIf(String::isEmpty);
        return asked;
    }
}
