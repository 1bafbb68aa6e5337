package org.sightline.tab.panel.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.tab.panel.chart.Amount.Limits;
import org.sightline.tab.panel.chart.Chart.Axes;
import org.sightline.tab.panel.chart.Chart.Band;
import org.sightline.tab.panel.chart.Chart.Mark;
import org.sightline.tab.panel.chart.Chart.Name;
import org.sightline.tab.panel.chart.Chart.Plot;
import org.sightline.tab.panel.chart.Chart.Polyline;
import org.sightline.tab.panel.chart.Chart.TargetLine;
import org.sightline.tab.panel.chart.ChartPoints.Point;

/**
 * Draws repeated results. A limit ({@code <}, {@code >}) is an open mark with no line to it, because a line would make
 * it a value; where there are more results than a picture can hold, the highest and lowest of each stretch stand for
 * the rest and the chart says so.
 */
public final class Charts {

    /** Below this many dates, the numbers alone tell as much. */
    private static final int FEWEST = 3;

    private static final List<String> SHAPES = List.of("first", "second", "third");

    private final String id;
    private final ChartPoints all;
    private final List<Point> points;
    private final ChartScale scale;
    private final List<Limits> ranges;
    private final List<ChartTarget> targets;

    private Charts(String id, ChartPoints all, List<Point> points, List<ChartTarget> targets) {
        this.id = id;
        this.targets = ChartTarget.drawnIn(all.unit(), targets);
        this.all = all;
        this.points = points;
        this.ranges = all.points().stream()
                .map(point -> point.amount().limits())
                .filter(Limits::isGiven)
                .distinct()
                .toList();
        List<Double> values = valuesOnAxis();
        this.scale = new ChartScale(
                points.getFirst().middle(),
                points.getLast().middle(),
                Collections.min(values),
                Collections.max(values));
    }

    /** What the axis has to hold: the values, and of a range that is open to one side some of what is within it. */
    private List<Double> valuesOnAxis() {
        List<Double> values = new ArrayList<>(
                points.stream().map(point -> point.amount().value()).toList());
        if (hasBand()) {
            Limits range = ranges.getFirst();
            double spread = Collections.max(values) - Collections.min(values);
            double room = Math.max(spread / 4, Math.abs(Collections.max(values)) / 20);
            values.add(Double.isNaN(range.low()) ? range.high() - room : range.low());
            values.add(Double.isNaN(range.high()) ? range.low() + room : range.high());
        }
        targets.forEach(target -> values.add(target.limit()));
        return values;
    }

    /** A chart for each unit of which enough can be drawn. */
    public static List<Chart> of(String id, String what, List<ChartValue> values) {
        return of(id, what, values, List.of());
    }

    /** As above, with the targets that are set for it. */
    public static List<Chart> of(String id, String what, List<ChartValue> values, List<ChartTarget> targets) {
        List<Chart> charts = new ArrayList<>();
        for (ChartPoints points : ChartPoints.byUnit(values)) {
            long most = points.series().stream()
                    .mapToLong(name -> points.points().stream()
                            .filter(p -> p.series().equals(name))
                            .map(ChartPoints.Point::middle)
                            .distinct()
                            .count())
                    .max()
                    .orElse(0);
            if (most >= FEWEST) {
                charts.add(new Charts(id + "-" + charts.size(), points, points.thinned(), targets).chart(what));
            }
        }
        return charts;
    }

    private Chart chart(String what) {
        List<String> series = all.series();
        Point first = points.getFirst();
        Point last = points.getLast();
        String unit = all.unit().isEmpty() ? "" : ", " + all.unit();
        List<TargetLine> limits =
                targets.stream().map(target -> target.line(scale)).toList();
        return new Chart(
                id,
                what + unit,
                about(what),
                new Axes(
                        scale.frame(),
                        all.unit(),
                        scale.dateTicks(first.date(), first.middle(), last.date(), last.middle()),
                        scale.valueTicks()),
                new Plot(
                        bands(),
                        limits,
                        series.stream().flatMap(name -> lines(name).stream()).toList(),
                        points.stream().map(this::mark).toList(),
                        new ChartLabels(scale, points).beside(limits).labels(),
                        legend(series)),
                notes(),
                all.points().size());
    }

    private List<Name> legend(List<String> series) {
        return series.size() < 2
                ? List.of()
                : series.stream()
                        .map(name -> new Name(shape(name), name.isEmpty() ? "Value" : name))
                        .toList();
    }

    private Mark mark(Point point) {
        return new Mark(
                shape(point.series()),
                !point.amount().isExact(),
                scale.x(point.middle()),
                scale.y(point.amount().value()),
                scale.x(point.first()),
                scale.x(point.last()),
                words(point));
    }

    private String shape(String name) {
        return SHAPES.get(Math.min(all.series().indexOf(name), SHAPES.size() - 1));
    }

    /** From exact value to exact value; a limit between two of them breaks the line. */
    private List<Polyline> lines(String name) {
        List<Polyline> lines = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (Point point : points.stream().filter(p -> p.series().equals(name)).toList()) {
            if (point.amount().isExact()) {
                run.add(scale.x(point.middle()) + "," + scale.y(point.amount().value()));
            } else {
                end(lines, run, name);
            }
        }
        end(lines, run, name);
        return lines;
    }

    private void end(List<Polyline> lines, List<String> run, String name) {
        if (run.size() > 1) {
            lines.add(new Polyline(shape(name), String.join(" ", run)));
        }
        run.clear();
    }

    private boolean hasBand() {
        return ranges.size() == 1 && all.series().size() == 1;
    }

    private List<Band> bands() {
        if (!hasBand()) {
            return List.of();
        }
        Limits limits = ranges.getFirst();
        double top = Double.isNaN(limits.high()) ? scale.frame().top() : scale.y(limits.high());
        double bottom = Double.isNaN(limits.low()) ? scale.frame().bottom() : scale.y(limits.low());
        double left = scale.frame().left();
        return List.of(new Band(
                left,
                top,
                ChartScale.tenth(scale.frame().right() - left),
                ChartScale.tenth(Math.max(bottom - top, 0))));
    }

    private String about(String what) {
        Comparator<Point> byValue =
                Comparator.comparingDouble(point -> point.amount().value());
        Point last = all.points().getLast();
        return what + ": " + count(all.points().size()) + " results from "
                + all.points().getFirst().date() + " to " + last.date() + ". Lowest "
                + words(all.points().stream().min(byValue).orElseThrow()) + ", highest "
                + words(all.points().stream().max(byValue).orElseThrow()) + ", latest " + words(last)
                + ". " + targetsInWords("Target: ") + "The table has them all.";
    }

    private String targetsInWords(String before) {
        return targets.stream().map(target -> before + target.words() + ". ").collect(Collectors.joining());
    }

    private static String words(Point point) {
        String name = point.series().isEmpty() ? "" : point.series() + " ";
        return name + point.amount().digits() + " on " + point.date();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (hasBand()) {
            long with = all.points().stream()
                    .filter(point -> point.amount().limits().isGiven())
                    .count();
            notes.add("Shaded: the reference range, as sent with "
                    + (with == all.points().size()
                            ? "each result."
                            : with + " of " + all.points().size() + " results."));
        } else if (ranges.size() > 1 && all.series().size() == 1) {
            notes.add("The results came with different reference ranges: see the table.");
        }
        targets.forEach(target -> notes.add("Dashed: target " + target.words() + "."));
        if (points.stream().anyMatch(point -> !point.amount().isExact())) {
            notes.add("An open mark is a limit (less or more than), not an exact value.");
        }
        if (copies() > 0) {
            notes.add("Equal results of one date, as two sources send them, lie on each other.");
        }
        if (points.size() < all.points().size()) {
            notes.add(count(points.size()) + " of " + count(all.points().size())
                    + " results are drawn: the highest and lowest of each stretch of time. The table has them all.");
        }
        if (!all.notDrawn().isEmpty()) {
            notes.add("Not drawn: " + all.notDrawnWords() + ". The table has them.");
        }
        return notes;
    }

    private int copies() {
        Set<String> seen = new LinkedHashSet<>();
        return (int) all.points().stream()
                .filter(p -> !seen.add(
                        p.middle() + "|" + p.series() + "|" + p.amount().digits()))
                .count();
    }

    private static String count(int number) {
        return String.format("%,d", number);
    }
}
