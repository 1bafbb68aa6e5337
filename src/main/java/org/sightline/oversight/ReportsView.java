package org.sightline.oversight;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;

/**
 * A page of reports.
 *
 * @param shown how many there are on all pages
 * @param csv the address of all of them as a file
 */
record ReportsView(Filters filters, List<Row> rows, String shown, ListPages pages, String csv, boolean filtered) {

    ReportsView {
        rows = List.copyOf(rows);
    }

    /** The filters, as they were set. */
    record Filters(
            List<Option> kinds,
            List<Option> states,
            List<Option> tabs,
            List<Option> feeds,
            String from,
            String to,
            List<String> problems) {
        Filters {
            kinds = List.copyOf(kinds);
            states = List.copyOf(states);
            tabs = List.copyOf(tabs);
            feeds = List.copyOf(feeds);
            problems = List.copyOf(problems);
        }
    }

    /** One choice of a filter. */
    record Option(String value, String words, boolean chosen) {}

    /**
     * One report.
     *
     * @param heading what is said of it first
     */
    record Row(Heading heading, String state, Whereabouts whereabouts, Wording wording, List<Fact> facts) {
        Row {
            facts = List.copyOf(facts);
        }
    }

    /** @param urgent whether another patient's data may have been shown */
    record Heading(String reference, ClinicalDate reported, String kind, boolean urgent) {}

    /** The words for the tab it was seen on and for the source of the entry. */
    record Whereabouts(String tab, ShownText feed) {}

    /**
     * What its reporter wrote.
     *
     * @param start of the words, or all of them
     * @param rest of the words; empty if the start is all
     */
    record Wording(String start, String rest) {}

    /** Something else that is known of a report. */
    record Fact(String label, ShownText value) {}
}
