package org.sightline.tab.panel.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sightline.tab.panel.chart.Chart.Label;
import org.sightline.tab.panel.chart.Chart.TargetLine;
import org.sightline.tab.panel.chart.ChartPoints.Point;

/** Values beside their marks, where there is room: the latest first, then the highest, the lowest and the others. */
final class ChartLabels {

    private static final int MOST = 16;
    private static final int LONGEST = 10;
    private static final double HEIGHT = 10;

    private final ChartScale scale;
    private final List<Point> points;
    private final List<Box> taken = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    ChartLabels(ChartScale scale, List<Point> points) {
        this.scale = scale;
        this.points = points;
    }

    /** Where the words of these lines stand, nothing else does. */
    ChartLabels beside(List<TargetLine> lines) {
        lines.stream()
                .map(TargetLine::label)
                .map(label -> new Box(
                        label.x(),
                        label.y() - HEIGHT + 1,
                        label.x() + label.words().length() * 5.4,
                        label.y() + 4))
                .forEach(taken::add);
        return this;
    }

    List<Label> labels() {
        for (Point point : byWeight()) {
            if (labels.size() < MOST && point.amount().digits().length() <= LONGEST) {
                place(point);
            }
        }
        return labels;
    }

    private Set<Point> byWeight() {
        Comparator<Point> byValue =
                Comparator.comparingDouble(point -> point.amount().value());
        Set<Point> ordered = new LinkedHashSet<>();
        for (String name : points.stream().map(Point::series).distinct().toList()) {
            ordered.add(points.stream()
                    .filter(point -> point.series().equals(name))
                    .reduce((_, later) -> later)
                    .orElseThrow());
        }
        ordered.add(points.stream().max(byValue).orElseThrow());
        ordered.add(points.stream().min(byValue).orElseThrow());
        ordered.addAll(points.reversed());
        return ordered;
    }

    private void place(Point point) {
        String words = point.amount().digits().replace('-', '−');
        double half = words.length() * 3.1;
        double x = ChartScale.tenth(Math.clamp(
                scale.x(point.middle()), scale.frame().left() + half, Math.max(Chart.WIDTH - half, 2 * half)));
        double y = scale.y(point.amount().value());
        if (labels.contains(new Label(x, above(y), words)) || labels.contains(new Label(x, below(y), words))) {
            return;
        }
        for (double line : new double[] {above(y), below(y)}) {
            Box box = new Box(x - half, line - HEIGHT + 1, x + half, line + 1);
            if (line - HEIGHT > 8
                    && line < scale.frame().bottom()
                    && taken.stream().noneMatch(box::meets)
                    && points.stream()
                            .noneMatch(other -> box.holds(
                                    scale.x(other.middle()),
                                    scale.y(other.amount().value())))) {
                taken.add(box);
                labels.add(new Label(x, line, words));
                return;
            }
        }
    }

    private static double above(double y) {
        return ChartScale.tenth(y - 6);
    }

    private static double below(double y) {
        return ChartScale.tenth(y + 14);
    }

    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        /** Whether a mark at this place would be hidden. */
        boolean holds(double x, double y) {
            return x > left - 3 && x < right + 3 && y > top - 3 && y < bottom + 2;
        }
    }
}
