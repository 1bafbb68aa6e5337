package org.sightline.tab.panel.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.chart.Chart.Frame;
import org.sightline.tab.panel.chart.Chart.Tick;

/** Where dates and values lie in a picture, and what stands along its axes. */
final class ChartScale {

    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
    private static final int[] MONTHS = {1, 2, 3, 6};
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MOST_DATES = 5;
    private static final long DAY = 86_400;

    private final long from;
    private final long to;
    private final double low;
    private final double step;
    private final int steps;
    private final Frame frame;

    ChartScale(Instant first, Instant last, double lowest, double highest) {
        long gap = Math.max(last.getEpochSecond() - first.getEpochSecond(), 1);
        long room = gap < 3600 ? DAY : gap / 25;
        this.from = first.getEpochSecond() - room;
        this.to = last.getEpochSecond() + room;
        double span = highest - lowest;
        double wanted = span > Math.abs(highest) * 1e-9 && span > 0 ? span : Math.max(Math.abs(highest) * .2, 1);
        this.step = step(wanted / 4);
        this.low = Math.floor((span > 0 ? lowest : lowest - wanted / 2) / step) * step;
        this.steps = (int) Math.clamp((long) Math.ceil((highest - low) / step - 1e-9), 1, 9);
        int widest =
                values().stream().mapToInt(tick -> tick.words().length()).max().orElse(1);
        this.frame = new Frame(Math.clamp(10 + 6.2 * widest, 26, 120), 22, Chart.WIDTH - 10, Chart.HEIGHT - 26);
    }

    Frame frame() {
        return frame;
    }

    double x(Instant moment) {
        double share = (double) (moment.getEpochSecond() - from) / (to - from);
        return tenth(frame.left() + Math.clamp(share, 0, 1) * (frame.right() - frame.left()));
    }

    double y(double value) {
        double share = Math.clamp((value - low) / (step * steps), 0, 1);
        return tenth(frame.bottom() - share * (frame.bottom() - frame.top()));
    }

    /** The values along the axis, each where it lies. */
    List<Tick> valueTicks() {
        return values().stream()
                .map(tick -> new Tick(y(tick.at()), tick.words()))
                .toList();
    }

    private List<Tick> values() {
        int decimals = (int) Math.clamp((long) (1 - Math.floor(Math.log10(step))), 0, 12);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            BigDecimal value = BigDecimal.valueOf(low + i * step).setScale(decimals, RoundingMode.HALF_UP);
            String words =
                    value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
            ticks.add(new Tick(low + i * step, words.replace('-', '−')));
        }
        return ticks;
    }

    /** Whole years or months where they fit, else the two ends. */
    List<Tick> dateTicks(String firstWords, Instant first, String lastWords, Instant last) {
        long days = (to - from) / DAY;
        if (days < 90) {
            return firstWords.equals(lastWords)
                    ? List.of(new Tick(x(first), firstWords))
                    : List.of(
                            new Tick(clear(x(first), firstWords), firstWords),
                            new Tick(clear(x(last), lastWords), lastWords));
        }
        if (days <= 900) {
            for (int months : MONTHS) {
                List<Tick> ticks = months(months);
                if (ticks.size() <= MOST_DATES) {
                    return ticks;
                }
            }
        }
        for (int years : YEARS) {
            List<Tick> ticks = years(years);
            if (ticks.size() <= MOST_DATES) {
                return ticks;
            }
        }
        return List.of();
    }

    private List<Tick> months(int every) {
        List<Tick> ticks = new ArrayList<>();
        YearMonth month = YearMonth.from(at(from)).plusMonths(1);
        while (startOf(month).getEpochSecond() <= to) {
            if ((month.getMonthValue() - 1) % every == 0) {
                ticks.add(new Tick(
                        x(startOf(month)), ClinicalDate.of(month.toString()).text()));
            }
            month = month.plusMonths(1);
        }
        return ticks.stream()
                .map(tick -> new Tick(clear(tick.at(), tick.words()), tick.words()))
                .toList();
    }

    private List<Tick> years(int every) {
        List<Tick> ticks = new ArrayList<>();
        int first = Math.ceilDiv(at(from).getYear() + 1, every) * every;
        for (int year = first; startOf(YearMonth.of(year, 1)).getEpochSecond() <= to; year += every) {
            ticks.add(new Tick(x(startOf(YearMonth.of(year, 1))), String.valueOf(year)));
        }
        return ticks;
    }

    private static ZonedDateTime at(long second) {
        return Instant.ofEpochSecond(second).atZone(ClinicalDate.ZONE);
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ClinicalDate.ZONE).toInstant();
    }

    /** So far from the edges that its words are in the picture. */
    private double clear(double x, String words) {
        double half = words.length() * 2.9;
        return tenth(Math.clamp(x, Math.max(frame.left() - 20, half), Math.max(Chart.WIDTH - half, half + 1)));
    }

    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : STEPS) {
            if (factor * power >= atLeast) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    static double tenth(double number) {
        return Math.round(number * 10) / 10.0;
    }

    /** Whether the two moments are less than a day apart. */
    static boolean sameDay(Instant one, Instant other) {
        return Duration.between(one, other).abs().toSeconds() < DAY;
    }
}
