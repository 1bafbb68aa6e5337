package org.sightline.tab.panel.results;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.LaterList;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Chart;
import org.sightline.tab.panel.chart.Charts;
import org.sightline.tab.panel.listing.MeasuredValue;

/**
 * The results of one test: the latest whole, then those before it.
 *
 * @param latest the latest
 * @param earlier those before it in one line, latest first; none where the panel is opened alone
 * @param others those before it as rows of their own, where the panel is opened alone
 * @param more how many stand neither among {@code earlier} nor among {@code others}
 * @param charts what can be drawn of them, one for each unit, where the panel is opened alone
 */
public record TestRow(ResultRow latest, List<Earlier> earlier, List<ResultRow> others, int more, List<Chart> charts) {

    /** The earlier results that stand in the line: with the latest, the "last five" of the draft summary profiles. */
    private static final int IN_LINE = 4;

    public TestRow {
        earlier = List.copyOf(earlier);
        others = List.copyOf(others);
        charts = LaterList.copyOf(charts);
    }

    /**
     * @param all the results of one test, latest first, at least one
     * @param id of its charts, unlike any other on the page
     */
    static TestRow of(List<ResultRow> all, boolean alone, String id) {
        ResultRow latest = all.getFirst();
        List<ResultRow> before = all.subList(1, all.size());
        if (alone) {
            return new TestRow(
                    latest,
                    List.of(),
                    before,
                    0,
                    LaterList.of(() -> Charts.of(
                            id,
                            latest.what().text().head(),
                            all.stream().flatMap(ResultRow::chartValues).toList())));
        }
        List<Earlier> line = before.stream()
                .limit(IN_LINE)
                .map(row -> Earlier.of(row, latest))
                .toList();
        return new TestRow(latest, line, List.of(), before.size() - line.size(), List.of());
    }

    Stream<RowFrame> frames() {
        return Stream.of(
                        Stream.of(latest.frame()),
                        earlier.stream().map(Earlier::frame),
                        others.stream().map(ResultRow::frame))
                .flatMap(frames -> frames);
    }

    /**
     * A result before the latest, in so many words as a line has room for.
     *
     * @param values without their unit where it is the latest's
     * @param chips its status, if it is not final, and whether there is something to beware of
     * @param source who sent it; empty if it is who sent the latest
     */
    public record Earlier(
            RowFrame frame, List<MeasuredValue> values, List<Chip> chips, ClinicalDate when, String source) {

        public Earlier {
            values = List.copyOf(values);
            chips = List.copyOf(chips);
        }

        private static Earlier of(ResultRow row, ResultRow latest) {
            String unit =
                    latest.test().unit().equals(row.test().unit()) ? row.test().unit() : "";
            Stream<Chip> caution = Chip.of(Tone.WARNING, row.frame().cautions().isEmpty() ? "" : "Take care: see all");
            List<String> sources = row.frame().sources();
            return new Earlier(
                    row.frame(),
                    row.values().stream().map(value -> value.withoutUnit(unit)).toList(),
                    Stream.concat(row.chips().stream(), caution).toList(),
                    row.when(),
                    sources.equals(latest.frame().sources()) ? "" : String.join(", ", sources));
        }
    }
}
