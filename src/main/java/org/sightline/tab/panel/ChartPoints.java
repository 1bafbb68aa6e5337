package org.sightline.tab.panel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.ResultRow.ValueLine;

/**
 * The values of one unit that can be drawn, earliest first, and how many cannot and why.
 *
 * @param total all values, drawn or not
 */
record ChartPoints(String unit, List<Point> points, SequencedMap<String, Integer> left, int total) {

    ChartPoints {
        points = List.copyOf(points);
    }

    /**
     * One unit after another, in the order in which they come: two units are never one picture (hazard H6). Values of
     * several codes are told apart by their names, as components are.
     */
    static List<ChartPoints> byUnit(List<ResultRow> rows) {
        Map<String, String> names = new LinkedHashMap<>();
        rows.forEach(
                row -> names.putIfAbsent(row.test().code(), row.what().text().head()));
        Map<String, List<Value>> units = new LinkedHashMap<>();
        rows.forEach(row -> row.values().stream()
                .filter(line -> line.amount().isGiven())
                .forEach(line -> units.computeIfAbsent(line.amount().unit(), _ -> new ArrayList<>())
                        .add(new Value(
                                row,
                                line,
                                names.size() < 2
                                        ? ""
                                        : names.getOrDefault(row.test().code(), "")))));
        List<ChartPoints> all = new ArrayList<>();
        units.forEach((unit, values) -> all.add(of(unit, values)));
        return all;
    }

    private static ChartPoints of(String unit, List<Value> values) {
        List<Point> points = new ArrayList<>();
        SequencedMap<String, Integer> left = new LinkedHashMap<>();
        for (Value value : values) {
            String why = whyNot(value);
            if (why.isEmpty()) {
                ClinicalDate.Span span = value.row().when().span().orElseThrow();
                points.add(new Point(
                        span.first(),
                        span.last(),
                        value.series(),
                        value.row().when().text(),
                        value.line().amount()));
            } else {
                left.merge(why, 1, Integer::sum);
            }
        }
        points.sort(Comparator.comparing(Point::middle));
        return new ChartPoints(unit, points, left, values.size());
    }

    private static String whyNot(Value value) {
        double number = value.line().amount().value();
        if (!value.row().when().isKnown()) {
            return "without a date";
        }
        if (!value.row().frame().cautions().isEmpty()) {
            return "to be taken with care";
        }
        if (!value.line().amount().settled()) {
            return "not final";
        }
        return Double.isNaN(number) || Math.abs(number) > Amount.MOST ? "too large to draw" : "";
    }

    List<String> series() {
        return points.stream().map(Point::series).distinct().toList();
    }

    /** What is not drawn, {@code 2 without a date, 1 not final}; empty if everything is. */
    String leftWords() {
        List<String> words = new ArrayList<>();
        left.forEach((why, count) -> words.add(count + " " + why));
        return String.join(", ", words);
    }

    /** @param code the name of its code, where there are several */
    private record Value(ResultRow row, ValueLine line, String code) {
        String series() {
            return line.name().isEmpty() ? code : line.name().head();
        }
    }

    /**
     * @param first the first moment its date may mean
     * @param series which component it is of; empty for a value of its own
     * @param date its date in words
     */
    record Point(Instant first, Instant last, String series, String date, Amount amount) {

        Instant middle() {
            return first.plusSeconds((last.getEpochSecond() - first.getEpochSecond()) / 2);
        }
    }
}
