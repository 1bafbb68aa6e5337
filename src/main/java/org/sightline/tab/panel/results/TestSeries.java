package org.sightline.tab.panel.results;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowGroup;
import org.sightline.tab.panel.RowGroup.Layout;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Charts;

/**
 * The results of one test: the latest whole, then those before it.
 *
 * @param results latest first, at least one
 * @param chartId of its charts, unlike any other on the page
 */
record TestSeries(List<TestResult> results, String chartId) {

    /** The earlier results that stand in the line: with the latest, the "last five" of the draft summary profiles. */
    private static final int IN_LINE = 4;

    TestSeries {
        results = List.copyOf(results);
    }

    ClinicalDate when() {
        return results.getFirst().when();
    }

    /** How abnormal the latest result is; whatever is not abnormal weighs the same. */
    Tone weight() {
        Tone tone = results.getFirst().tone();
        return tone.compareTo(Tone.WARNING) < 0 ? Tone.PLAIN : tone;
    }

    /** @param alone whether its panel is opened alone, with every result as a row and with charts */
    Row row(boolean alone) {
        TestResult latest = results.getFirst();
        List<TestResult> before = results.subList(1, results.size());
        if (alone) {
            String name = latest.measured().shown().text().head();
            return latest.row()
                    .row()
                    .with(new RowGroup(
                            Layout.ROWS,
                            List.of(),
                            Charts.of(
                                    chartId,
                                    name,
                                    results.stream()
                                            .flatMap(TestResult::chartValues)
                                            .toList()),
                            before.stream().map(result -> result.row().row()).toList(),
                            0));
        }
        List<Row> line = before.stream()
                .limit(IN_LINE)
                .map(result -> result.before(latest))
                .toList();
        return latest.row()
                .row()
                .with(new RowGroup(Layout.LINE, List.of(), List.of(), line, before.size() - line.size()));
    }
}
