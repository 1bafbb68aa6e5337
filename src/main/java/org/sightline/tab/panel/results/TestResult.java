package org.sightline.tab.panel.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ClinicalDate;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.ChartValue;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.MeasuredValue;
import org.sightline.tab.panel.listing.Measurement;

/**
 * One measurement, with a line for its value or for each of its components.
 *
 * @param test which test it is one of
 */
record TestResult(PendingRow row, TestKey test, Measurement measured) {

    static final Columns COLUMNS =
            new Columns("Test", List.of("Result", "Reference range"), "Date and source", "results");

    /** A measurement that belongs to no report and no group. */
    static TestResult of(Entry<Observation> entry) {
        return of(entry, List.of());
    }

    /** @param partOf the reports and groups it belongs to */
    static TestResult of(Entry<Observation> entry, List<ResultReport> partOf) {
        Measurement measured = Measurement.of(entry);
        PendingRow row = measured.row(builder -> {
            List<MeasuredValue> values = measured.values();
            builder.cells(Cell.ofLines(lines(values, false)), Cell.ofLines(ranges(values)));
            partOf.forEach(report -> builder.detail("Part of", report.words()));
        });
        row.besides(
                partOf.stream().map(report -> report.entry().auditReference()).toList());
        return new TestResult(
                row,
                TestKey.of(entry.resource(), measured.what())
                        .about(About.of(entry).whole()),
                measured);
    }

    ClinicalDate when() {
        return row.recorded();
    }

    Recency recency() {
        return row.recency();
    }

    /** The most alarming of what the source says of its values. */
    Tone tone() {
        return measured.tone();
    }

    /** As many words as a line has room for; the unit and the source are left out where they are the latest's. */
    Row before(TestResult latest) {
        Row whole = row.row();
        boolean sameUnit = latest.test().unit().equals(test.unit());
        List<Chip> chips = new ArrayList<>(whole.chips());
        if (!whole.frame().cautions().isEmpty()) {
            chips.add(new Chip(Tone.WARNING, ShownText.of("Take care: see all")));
        }
        RowFrame frame = row.sources().equals(latest.row().sources())
                ? whole.frame().recordedBy(when(), List.of())
                : whole.frame();
        return new Row(frame, whole.what(), chips, List.of(Cell.ofLines(lines(measured.values(), sameUnit))))
                .withGroup(whole.group());
    }

    /** Its values, each with its unit. */
    List<CellLine> lines() {
        return lines(measured.values(), false);
    }

    /**
     * Its values with when and where they are from, after how its time stands to the latest's.
     *
     * @param latestLines the values of the latest
     */
    List<CellLine> beside(TestResult latest, List<CellLine> latestLines) {
        List<MeasuredValue> values = measured.values();
        boolean same = lines(values, false).equals(latestLines);
        String relation = recency().ahead()
                ? "Date is in the future"
                : same ? "Also" : recency().to(latest.recency()).words();
        Row whole = row.row();
        String origin = Stream.of(
                        measured.chips().stream().map(chip -> chip.text().head().toLowerCase(Locale.UK)),
                        Stream.of(when().text()),
                        row.sources().equals(latest.row().sources()) ? Stream.<String>empty() : row.sources().stream(),
                        whole.frame().cautions().isEmpty() ? Stream.<String>empty() : Stream.of("take care: see all"))
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
        return values.stream()
                .map(value -> CellLine.value(
                        ShownText.joined(": ", ShownText.of(relation), value.name()),
                        ShownText.of(value.value() + " (" + origin + ")"),
                        new Chip(value.tone(), value.flag())))
                .toList();
    }

    /** Its values as a chart takes them. */
    Stream<ChartValue> chartValues() {
        boolean doubtful =
                row.isDifferent() || measured.isDoubtful() || recency().ahead();
        return measured.parted().stream()
                .map(value -> new ChartValue(
                        test.code(),
                        measured.shown().text().head(),
                        value.name().head(),
                        when(),
                        doubtful,
                        value.amount()));
    }

    private static List<CellLine> lines(List<MeasuredValue> values, boolean withoutUnit) {
        return values.stream()
                .map(value -> withoutUnit ? value.withoutUnit() : value)
                .map(value -> CellLine.value(value.name(), value.value(), new Chip(value.tone(), value.flag())))
                .toList();
    }

    private static List<CellLine> ranges(List<MeasuredValue> values) {
        return values.stream()
                .map(value -> CellLine.quiet(value.range().orElse(ShownText.of("Not given"))))
                .toList();
    }
}
