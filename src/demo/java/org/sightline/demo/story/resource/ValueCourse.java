package org.sightline.demo.story.resource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.DateTimeType;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;
import org.sightline.demo.story.resource.ObservationMaker.Point;

/**
 * A long series told in a few words: the value at some dates ({@code course}), how many tests between the first and the
 * last ({@code tests}), how much they waver ({@code waver}, in per cent) and how many decimals the laboratory gives
 * ({@code decimals}). Between two dates the value changes evenly. The same story always makes the same numbers.
 */
final class ValueCourse {

    private final StoryEntry entry;
    private final NavigableMap<LocalDate, BigDecimal> course = new TreeMap<>();

    private ValueCourse(StoryEntry entry) {
        this.entry = entry;
        for (Map.Entry<String, String> at : entry.pairs("course").entrySet()) {
            String day = entry.dates().resolve(at.getKey()).getValueAsString();
            course.put(LocalDate.parse(day), new BigDecimal(at.getValue()));
        }
        if (course.size() < 2) {
            throw new StoryException(entry.place() + ": a date, values or a course of two dates is missing");
        }
    }

    static ValueCourse of(StoryEntry entry) {
        return new ValueCourse(entry);
    }

    List<Point> points() {
        int tests = entry.number("tests");
        double waver = entry.number("waver") / 100.0;
        int decimals = entry.number("decimals");
        LocalDate first = course.firstKey();
        long days = ChronoUnit.DAYS.between(first, course.lastKey());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < tests; i++) {
            LocalDate day = first.plusDays(days * i / Math.max(1, tests - 1));
            double value = valueOn(day) * (1 + waver * wave(i));
            String text = BigDecimal.valueOf(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .toPlainString();
            points.add(new Point(new DateTimeType(day.toString()), text));
        }
        return points;
    }

    private double valueOn(LocalDate day) {
        Map.Entry<LocalDate, BigDecimal> before = course.floorEntry(day);
        Map.Entry<LocalDate, BigDecimal> after = course.ceilingEntry(day);
        double from = before.getValue().doubleValue();
        if (before.getKey().equals(after.getKey())) {
            return from;
        }
        double share = (double) ChronoUnit.DAYS.between(before.getKey(), day)
                / ChronoUnit.DAYS.between(before.getKey(), after.getKey());
        return from + share * (after.getValue().doubleValue() - from);
    }

    /** Between -1 and 1, different for each test and visit, and the same every day. */
    private double wave(int visit) {
        int seed = entry.text("what").hashCode() % 1000;
        return Math.sin(visit * 2.399 + seed) * Math.cos(visit * 0.71 + seed);
    }
}
