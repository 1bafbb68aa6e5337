package org.sightline.tab.panel.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sightline.tab.panel.chart.Chart.Frame;
import org.sightline.tab.panel.chart.Chart.Tick;

/**
 * A picture of counts, a column for each, as large as a {@link Chart}. The numbers stand in the table that goes with it.
 *
 * @param id unlike any other on the page
 * @param about what it shows in words, for those who do not see it
 */
public record ColumnChart(
        String id, String title, String about, Frame frame, List<Tick> values, List<Tick> names, List<Column> columns) {

    private static final int MOST_NAMES = 5;
    private static final int STEPS = 4;
    private static final int[] FACTORS = {1, 2, 5, 10};

    public ColumnChart {
        values = List.copyOf(values);
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /**
     * A count.
     *
     * @param name what stands below its column, if there is room
     * @param words the whole of it, such as {@code 03-Nov-2026: 212}
     */
    public record Count(String name, long number, String words) {}

    /** @param anchor which end of its words stands at its middle */
    public record Column(Rectangle place, String words, double middle, String anchor) {}

    public record Rectangle(double x, double y, double width, double height) {}

    public static ColumnChart of(String id, String title, List<Count> counts) {
        long most = counts.stream().mapToLong(Count::number).max().orElse(0);
        long step = step(Math.max(most, STEPS));
        long top = Math.ceilDiv(Math.max(most, 1), step) * step;
        int digits = "%,d".formatted(top).length();
        Frame frame = new Frame(Math.clamp(10 + 6.2 * digits, 26, 120), 22, Chart.WIDTH - 10, Chart.HEIGHT - 26);
        double each = frame.width() / Math.max(counts.size(), 1);
        List<Column> columns = new ArrayList<>();
        List<Tick> names = new ArrayList<>();
        int every = Math.max(1, Math.ceilDiv(counts.size(), MOST_NAMES));
        for (int i = 0; i < counts.size(); i++) {
            double x = frame.left() + i * each;
            double height = frame.height() * counts.get(i).number() / top;
            columns.add(
                    column(new Rectangle(x + each * .1, frame.bottom() - height, each * .8, height), counts.get(i)));
            if (i % every == 0) {
                names.add(new Tick(ChartScale.tenth(x + each / 2), counts.get(i).name()));
            }
        }
        List<Tick> values = new ArrayList<>();
        for (long value = 0; value <= top; value += step) {
            double y = frame.bottom() - frame.height() * value / top;
            values.add(new Tick(ChartScale.tenth(y), "%,d".formatted(value)));
        }
        return new ColumnChart(id, title, about(title, counts), frame, values, names, columns);
    }

    private static Column column(Rectangle place, Count count) {
        double middle = ChartScale.tenth(place.x() + place.width() / 2);
        String anchor = middle < Chart.WIDTH / 3.0 ? "start" : middle > Chart.WIDTH * 2 / 3.0 ? "end" : "middle";
        Rectangle drawn = new Rectangle(
                hundredth(place.x()), hundredth(place.y()), hundredth(place.width()), hundredth(place.height()));
        return new Column(drawn, count.words(), middle, anchor);
    }

    private static String about(String title, List<Count> counts) {
        return counts.isEmpty()
                ? title
                : title + ", from " + counts.getFirst().name() + " to "
                        + counts.getLast().name() + ". The most: "
                        + counts.stream()
                                .max(Comparator.comparingLong(Count::number))
                                .orElseThrow()
                                .words()
                        + ". The table has them all.";
    }

    /** A round number of which about four reach the most. */
    private static long step(long most) {
        for (long power = 1; ; power *= 10) {
            for (int factor : FACTORS) {
                if (factor * power * STEPS >= most) {
                    return factor * power;
                }
            }
        }
    }

    private static double hundredth(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
