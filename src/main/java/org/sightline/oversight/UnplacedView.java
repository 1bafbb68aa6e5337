package org.sightline.oversight;

import java.util.List;
import org.sightline.display.ClinicalDate;

/**
 * The codes that no panel showed, as a page.
 *
 * @param since when this node began to count, {@code 21-Nov-2026 09:02}
 */
record UnplacedView(String since, List<OfFeed> feeds) {

    UnplacedView {
        feeds = List.copyOf(feeds);
    }

    /**
     * Those of one source on one tab.
     *
     * @param besides what is not in the list, in sentences
     */
    record OfFeed(String source, String tab, List<Row> rows, List<String> besides) {
        OfFeed {
            rows = List.copyOf(rows);
            besides = List.copyOf(besides);
        }
    }

    /** @param kind what the entries are, such as {@code observations} */
    record Row(Code code, String kind, long count, ClinicalDate first, ClinicalDate last) {}

    /** @param term empty where the system is a source's own */
    record Code(String system, String code, String term) {}
}
