package org.sightline.tab.panel.now;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.display.CodedText;
import org.sightline.display.Latest;
import org.sightline.display.MeasureUnit;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelRules.ScoreRule;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.RowGroup;
import org.sightline.tab.panel.chart.Amount;
import org.sightline.tab.panel.chart.Chart;
import org.sightline.tab.panel.chart.ChartValue;
import org.sightline.tab.panel.chart.Charts;
import org.sightline.tab.panel.listing.MeasuredValue;
import org.sightline.tab.panel.listing.Measurement;

/**
 * The latest of one measure: its value with what the source says of it, what a published score means, what may be as late
 * and says something else, and the trend of those before it.
 */
record LatestMeasure(String title, Latest<Measurement> results, PanelInput input) {

    /** Of those that a code list of this name names; empty if there is none. */
    static Optional<LatestMeasure> of(String title, List<Measurement> measured, PanelInput input) {
        Latest<Measurement> results = Latest.of(
                measured.stream()
                        .filter(one -> input.definition()
                                .lists(title, one.entry().resource().getCode()))
                        .toList(),
                one -> recency(one, input));
        return results.latest().isEmpty() ? Optional.empty() : Optional.of(new LatestMeasure(title, results, input));
    }

    private static Recency recency(Measurement one, PanelInput input) {
        return Recency.of(one.when(), one.entry().resource()).asOf(input.now());
    }

    Row row() {
        Measurement latest = latest();
        List<CellLine> values = lines(latest);
        Row row = latest.row(builder -> {
                    builder.what(CodedText.ofText(title), "")
                            .cells(Cell.ofLines(values))
                            .detail("Recorded as", latest.shown().text());
                    meaning(builder);
                    others().forEach(line -> builder.line(0, line));
                })
                .row();
        String place = input.definition().rules().places().getOrDefault(title, "");
        return row.withFrame(row.frame()
                        .recordedBy(latest.when(), sources())
                        .opening(
                                place.isEmpty()
                                        ? List.of()
                                        : List.of(new Link(
                                                title,
                                                "#" + place + "-" + row.frame().anchor()))))
                .withGroup(new RowGroup(RowGroup.Layout.LIST, List.of(), trend(), List.of(), 0));
    }

    /** Of those that say the same, the one whose source says most of it; a source read live before a copy. */
    private Measurement latest() {
        String said = said(results.latest().getFirst());
        return results.latest().stream()
                .filter(one -> said(one).equals(said))
                .min(Comparator.comparing(Measurement::tone)
                        .reversed()
                        .thenComparing(one -> !one.entry().source().sent().live()))
                .orElseThrow();
    }

    /** The values in words, without what the source says of them. */
    private static String said(Measurement one) {
        return one.values().stream()
                .map(value -> value.name() + " " + value.value())
                .collect(Collectors.joining("; "));
    }

    private static List<CellLine> lines(Measurement one) {
        return one.values().stream()
                .map(value -> CellLine.value(value.name(), value.value(), new Chip(value.tone(), value.flag())))
                .toList();
    }

    /** What whoever published the score says of the value. */
    private void meaning(RowBuilder row) {
        ScoreRule rule = input.definition().rules().scores().get(title);
        if (rule == null) {
            return;
        }
        Integer age = input.place().age(input.now());
        double value = amounts(latest())
                .filter(Amount::isExact)
                .mapToDouble(Amount::value)
                .findFirst()
                .orElse(Double.NaN);
        rule.band(value, age)
                .ifPresent(band -> row.chip(
                                band.tone(), band.words() + " (" + rule.source().authority() + ")")
                        .detail("Meaning", ShownText.of(rule.words(value, age, input.now()))));
    }

    /** Those that may be as late and say something else, each with when and where. */
    private List<CellLine> others() {
        String said = said(latest());
        return results.latest().stream()
                .filter(other -> !said(other).equals(said))
                .flatMap(other -> lines(other).stream()
                        .map(line -> CellLine.quiet(ShownText.of(recency(other, input)
                                        .to(recency(latest(), input))
                                        .words()
                                + ": " + line.whole() + " (" + other.when().text() + ", "
                                + other.entry().source().name() + ")"))))
                .distinct()
                .toList();
    }

    /** All sources that say the same of the same time. */
    private List<String> sources() {
        Measurement latest = latest();
        return Stream.concat(Stream.of(latest), results.latest().stream())
                .filter(other -> said(other).equals(said(latest)))
                .map(other -> other.entry().source().name())
                .distinct()
                .toList();
    }

    private static Stream<Amount> amounts(Measurement one) {
        return one.parted().stream().map(MeasuredValue::amount).filter(Amount::isGiven);
    }

    /** The chart of the latest value's unit, if there is enough to draw. */
    private List<Chart> trend() {
        List<ChartValue> values = new ArrayList<>();
        Stream.concat(results.latest().stream(), results.earlier().stream())
                .forEach(one -> one.parted()
                        .forEach(part -> values.add(new ChartValue(
                                "", title, part.name().head(), one.when(), one.isDoubtful(), part.amount()))));
        String unit = amounts(latest()).map(Amount::unit).findFirst().orElse("");
        return Charts.of("now-" + Integer.toHexString(title.hashCode()), title, values).stream()
                .filter(chart -> MeasureUnit.areSame(chart.axes().unit(), unit))
                .limit(1)
                .toList();
    }
}
