package org.sightline.oversight;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.officer.ListPages;

/**
 * Which codes came and by what panels found them, as a page.
 *
 * @param since when this node began to count, {@code 21-Nov-2026 09:02}
 * @param ways the headings of the columns of totals, after how many entries were read
 * @param query the filters, as the end of the files' addresses
 */
record CoverageView(String since, Filters filters, List<String> ways, Totals totals, Codes codes, String query) {

    CoverageView {
        ways = List.copyOf(ways);
    }

    /** Whether any filter is set. */
    public boolean filtered() {
        return !query.isEmpty();
    }

    /** The filters, as they were set. */
    record Filters(List<Option> feeds, List<Option> tabs, List<Option> ways) {
        Filters {
            feeds = List.copyOf(feeds);
            tabs = List.copyOf(tabs);
            ways = List.copyOf(ways);
        }
    }

    /** Some of the sources and panels. */
    record Totals(List<Total> rows, ListPages pages) {
        Totals {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Some of the codes that match, the most frequent first, what no panel shows before all others.
     *
     * @param all how many there are on all pages
     */
    record Codes(List<Row> rows, ListPages pages, String all) {
        Codes {
            rows = List.copyOf(rows);
        }
    }

    /** One choice of a filter. */
    record Option(String value, String words, boolean chosen) {}

    /** A panel, and the source of what stood in it. */
    record Where(String source, String tab, String panel) {}

    /**
     * One source and panel.
     *
     * @param read how many entries were read for it
     * @param each how many of them stood in it, by each way
     * @param besides what the codes below do not tell, in sentences
     */
    record Total(Where where, long read, List<Long> each, List<String> besides) {
        Total {
            each = List.copyOf(each);
            besides = List.copyOf(besides);
        }
    }

    /**
     * One code.
     *
     * @param kind what the entries are, such as {@code Observation}
     * @param by what the panel found it by
     */
    record Row(Where where, Code code, String kind, String by, long count, ClinicalDate first, ClinicalDate last) {}

    /**
     * A code as it was sent.
     *
     * @param term empty where the system is a source's own
     * @param mayMean what a map says of one that maps to several concepts; empty otherwise
     */
    record Code(String system, String code, String term, String mayMean) {}
}
