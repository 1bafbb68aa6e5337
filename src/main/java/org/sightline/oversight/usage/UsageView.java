package org.sightline.oversight.usage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.panel.chart.ColumnChart;

/**
 * How much the viewer is used, as a page.
 *
 * @param counted how far the trail was counted, in sentences
 * @param few what is said in the place of figures where there are too few users; empty if there are enough
 */
record UsageView(Filters filters, String counted, String few, List<Fact> facts, List<Section> sections) {

    UsageView {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** The filters, as they were set; no organisations are offered to an officer of one. */
    record Filters(List<Option> weeks, List<Option> organisations, List<Option> roles, List<Option> tabs) {
        Filters {
            weeks = List.copyOf(weeks);
            organisations = List.copyOf(organisations);
            roles = List.copyOf(roles);
            tabs = List.copyOf(tabs);
        }
    }

    /** One choice of a filter. */
    record Option(String value, String words, boolean chosen) {}

    /** A figure by itself. */
    record Fact(String label, String words) {}

    /**
     * Figures of one kind.
     *
     * @param words what is to be known of them; may be empty
     * @param headings of the columns, the first of what the row is about
     */
    record Section(
            String id,
            String title,
            String words,
            @Nullable ColumnChart chartOrNull,
            List<String> headings,
            List<Row> rows,
            String file) {
        Section {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }

        public Optional<ColumnChart> chart() {
            return Optional.ofNullable(chartOrNull);
        }
    }

    /** @param bar how long, in hundredths of the longest; none has a bar of 0 */
    record Row(List<String> cells, int bar) {
        Row {
            cells = List.copyOf(cells);
        }
    }
}
