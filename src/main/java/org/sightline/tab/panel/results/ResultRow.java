package org.sightline.tab.panel.results;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.LaterList;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.ChartValue;
import org.sightline.tab.panel.listing.MeasuredValue;
import org.sightline.tab.panel.listing.Measurement;

/**
 * One measurement, with a line for its value or for each of its components.
 *
 * @param test which test it is one of
 */
public record ResultRow(
        RowFrame frame, TestKey test, CodedText what, List<Chip> chips, List<MeasuredValue> values, ClinicalDate when)
        implements PanelRow<ResultRow> {

    public ResultRow {
        chips = List.copyOf(chips);
        values = LaterList.copyOf(values);
    }

    /** A measurement that belongs to no report and no group. */
    static ResultRow of(Entry<Observation> entry) {
        return of(entry, List.of());
    }

    /** @param partOf the reports and groups it belongs to */
    static ResultRow of(Entry<Observation> entry, List<ResultEntry> partOf) {
        Measurement measured = Measurement.of(entry);
        RowNotes notes =
                measured.notes().later(details -> partOf.forEach(report -> details.detail("Part of", report.words())));
        RowFrame frame = entry.frame(entry.resource().getIdentifier(), notes);
        return new ResultRow(
                partOf.isEmpty() ? frame : frame.withReferences(LaterList.of(() -> references(partOf))),
                TestKey.of(entry.resource(), measured.what()),
                measured.shown(),
                measured.chips(),
                LaterList.of(measured::values),
                measured.when());
    }

    private static List<String> references(List<ResultEntry> reports) {
        return reports.stream()
                .flatMap(report -> report.frame().references().stream())
                .toList();
    }

    /** Its values as a chart takes them. */
    Stream<ChartValue> chartValues() {
        return values.stream()
                .map(value -> new ChartValue(
                        test.code(),
                        what.text().head(),
                        value.name().head(),
                        when,
                        !frame.cautions().isEmpty(),
                        value.amount()));
    }

    @Override
    public ResultRow withFrame(RowFrame other) {
        return new ResultRow(other, test, what, chips, values, when);
    }

    /** The most alarming of what the source says of its values. */
    Tone tone() {
        return values.stream().map(MeasuredValue::tone).max(Tone::compareTo).orElse(Tone.PLAIN);
    }
}
