package org.sightline.tab.panel.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.display.ClinicalDate;
import org.sightline.display.MeasureUnit;

/**
 * The values of one unit that can be drawn, earliest first.
 *
 * @param notDrawn how many cannot be drawn, by why
 */
record ChartPoints(String unit, List<Point> points, SequencedMap<String, Integer> notDrawn) {

    /** Stretches of time of which, in a long series, the highest and the lowest are drawn. */
    private static final int STRETCHES = 60;

    ChartPoints {
        points = List.copyOf(points);
    }

    /**
     * One unit after another, in the order in which they come: two units are never one picture (hazard H6). Values of
     * several codes are told apart by their names, as components are.
     */
    static List<ChartPoints> byUnit(List<ChartValue> values) {
        Map<String, String> names = new LinkedHashMap<>();
        values.forEach(value -> names.putIfAbsent(value.code(), value.test()));
        Map<String, String> spelled = new HashMap<>();
        Map<String, List<ChartValue>> units = new LinkedHashMap<>();
        values.stream()
                .filter(value -> value.amount().isGiven())
                .forEach(value -> units.computeIfAbsent(
                                spelled.computeIfAbsent(
                                        MeasureUnit.canonical(value.amount().unit()),
                                        _ -> value.amount().unit()),
                                _ -> new ArrayList<>())
                        .add(value));
        List<ChartPoints> all = new ArrayList<>();
        units.forEach((unit, ofOne) -> all.add(of(unit, ofOne, names.size() < 2 ? Map.of() : names)));
        return all;
    }

    private static ChartPoints of(String unit, List<ChartValue> values, Map<String, String> names) {
        List<Point> points = new ArrayList<>();
        SequencedMap<String, Integer> notDrawn = new LinkedHashMap<>();
        for (ChartValue value : values) {
            String why = whyNot(value);
            if (why.isEmpty()) {
                ClinicalDate.Span span = Objects.requireNonNull(value.when().span());
                String series = value.part().isEmpty() ? names.getOrDefault(value.code(), "") : value.part();
                points.add(new Point(
                        span.first(), span.last(), series, value.when().text(), value.amount()));
            } else {
                notDrawn.merge(why, 1, Integer::sum);
            }
        }
        points.sort(Comparator.comparing(Point::middle));
        return new ChartPoints(unit, points, notDrawn);
    }

    private static String whyNot(ChartValue value) {
        double number = value.amount().value();
        if (!value.when().isKnown()) {
            return "without a date";
        }
        if (value.doubtful()) {
            return "to be taken with care";
        }
        if (!value.amount().settled()) {
            return "not final";
        }
        return Double.isNaN(number) || Math.abs(number) > Amount.MOST ? "too large to draw" : "";
    }

    List<String> series() {
        return points.stream().map(Point::series).distinct().toList();
    }

    /** As many as a picture can hold: of a long series the highest and the lowest of each stretch of time. */
    List<Point> thinned() {
        if (points.size() <= 2 * STRETCHES) {
            return points;
        }
        long first = points.getFirst().middle().getEpochSecond();
        double whole = Math.max(1, points.getLast().middle().getEpochSecond() - first + 1.0);
        Comparator<Point> byValue =
                Comparator.comparingDouble(point -> point.amount().value());
        Set<Point> drawn = new LinkedHashSet<>();
        points.stream()
                .collect(Collectors.groupingBy(point ->
                        point.series() + (int) (STRETCHES * ((point.middle().getEpochSecond() - first) / whole))))
                .values()
                .forEach(stretch -> {
                    drawn.add(stretch.stream().min(byValue).orElseThrow());
                    drawn.add(stretch.stream().max(byValue).orElseThrow());
                });
        drawn.add(points.getFirst());
        drawn.add(points.getLast());
        return drawn.stream().sorted(Comparator.comparing(Point::middle)).toList();
    }

    /** What is not drawn, {@code 2 without a date, 1 not final}; empty if everything is. */
    String notDrawnWords() {
        List<String> words = new ArrayList<>();
        notDrawn.forEach((why, count) -> words.add(count + " " + why));
        return String.join(", ", words);
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
