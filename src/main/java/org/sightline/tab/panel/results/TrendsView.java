package org.sightline.tab.panel.results;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.chart.Chart;

/**
 * What a panel of values over time shows.
 *
 * @param nothing the measures of which nothing was found, in words; empty if something was found of each
 */
public record TrendsView(PanelFrame frame, List<Trend> trends, String nothing) implements PanelView {

    public TrendsView {
        trends = List.copyOf(trends);
    }

    @Override
    public Stream<RowFrame> rows() {
        return trends.stream().flatMap(trend -> trend.rows().rows().stream()).map(ResultRow::frame);
    }

    /**
     * One measure.
     *
     * @param charts one for each unit of which there is enough to draw
     * @param rows the numbers, latest first, drawn or not
     */
    public record Trend(String title, List<Chart> charts, Fold<ResultRow> rows) {
        public Trend {
            charts = List.copyOf(charts);
        }

        /** Whether each chart has to say which it is. */
        public boolean isSeveral() {
            return charts.size() > 1;
        }
    }
}
