package org.sightline.tab.panel.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Latest;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowGroup;
import org.sightline.tab.panel.RowGroup.Layout;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Charts;

/**
 * The results of one test: the latest whole, with those that may be as late, then those before it.
 *
 * @param results at least one
 * @param chartId of its charts, unlike any other on the page
 */
record TestSeries(Latest<TestResult> results, String chartId) {

    /** The earlier results that stand in the line: with the latest, the "last five" of the draft summary profiles. */
    private static final int IN_LINE = 4;

    static TestSeries of(List<TestResult> results, String chartId) {
        return new TestSeries(Latest.of(results, TestResult::recency), chartId);
    }

    ClinicalDate when() {
        return latest().when();
    }

    Recency recency() {
        return latest().recency();
    }

    /** How abnormal the latest results are; whatever is not abnormal weighs the same. */
    Tone weight() {
        Tone tone = Stream.concat(Stream.of(latest()), results.latest().stream())
                .map(TestResult::tone)
                .max(Tone::compareTo)
                .orElse(Tone.PLAIN);
        return tone.compareTo(Tone.WARNING) < 0 ? Tone.PLAIN : tone;
    }

    /** @param alone whether its panel is opened alone, with every result as a row and with charts */
    Row row(boolean alone) {
        List<TestResult> before = results.earlier();
        Row row = withOthers(latest().row().row(), alone);
        if (alone) {
            List<TestResult> all = Stream.of(results.latest(), results.ahead(), before)
                    .flatMap(List::stream)
                    .toList();
            String name = latest().measured().shown().text().head();
            return row.withGroup(new RowGroup(
                    Layout.ROWS,
                    List.of(),
                    Charts.of(
                            chartId,
                            name,
                            all.stream().flatMap(TestResult::chartValues).toList()),
                    all.stream().skip(1).map(result -> result.row().row()).toList(),
                    0));
        }
        List<Row> line = before.stream()
                .limit(IN_LINE)
                .map(result -> result.before(latest()))
                .toList();
        List<RowFrame> brief = Stream.concat(
                        besideLatest().limit(IN_LINE), before.stream().limit(IN_LINE))
                .map(result -> result.row().row().frame())
                .toList();
        return row.withFrame(row.frame().withDetailsOf(brief))
                .withGroup(new RowGroup(Layout.LINE, List.of(), List.of(), line, before.size() - line.size()));
    }

    /** The version-stamped references of all of its results. */
    Stream<String> references() {
        return Stream.of(results.latest(), results.ahead(), results.earlier())
                .flatMap(List::stream)
                .flatMap(result -> result.row().references());
    }

    private TestResult latest() {
        return results.latest().isEmpty()
                ? results.ahead().getFirst()
                : results.latest().getFirst();
    }

    /** Results that may be as late as the latest, or are dated ahead of it, stand with it, not among the earlier ones. */
    private Row withOthers(Row row, boolean alone) {
        List<TestResult> others = besideLatest().toList();
        List<TestResult> shown = others.stream().limit(alone ? 0 : IN_LINE).toList();
        List<CellLine> lines = new ArrayList<>();
        List<CellLine> latestLines = shown.isEmpty() ? List.of() : latest().lines();
        shown.forEach(other -> lines.addAll(other.beside(latest(), latestLines)));
        if (others.size() > shown.size()) {
            lines.add(CellLine.quiet(ShownText.of((others.size() - shown.size())
                    + (shown.isEmpty() ? "" : " more")
                    + " of which none is surely earlier"
                    + (alone ? ": see below" : ""))));
        }
        return row.with(
                lines, shown.stream().map(other -> other.row().row().frame()).toList());
    }

    private Stream<TestResult> besideLatest() {
        return Stream.concat(results.latest().stream(), results.ahead().stream())
                .skip(1);
    }
}
