package org.sightline.demo.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * Dates as stories write them: {@code -14d}, {@code -3m}, {@code -2y}, each with a time if wanted
 * ({@code -14d 08:40}), {@code 0d} for today, or a FHIR date of any precision ({@code 2011}, {@code 2011-05}).
 */
final class StoryDates {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final Pattern RELATIVE = Pattern.compile("-?(\\d{1,5})([dwmy])(?: (\\d{2}:\\d{2}))?");
    private static final Pattern FHIR_DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?");

    private final LocalDate today;

    StoryDates(LocalDate today) {
        this.today = today;
    }

    DateTimeType resolve(String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            LocalDate date = back(Integer.parseInt(relative.group(1)), relative.group(2));
            return relative.group(3) == null
                    ? new DateTimeType(date.toString())
                    : new DateTimeType(date.atTime(LocalTime.parse(relative.group(3)))
                            .atZone(ENGLAND)
                            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
        if (!FHIR_DATE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a date: " + text);
        }
        return new DateTimeType(text);
    }

    private LocalDate back(int count, String unit) {
        return switch (unit) {
            case "d" -> today.minusDays(count);
            case "w" -> today.minusWeeks(count);
            case "m" -> today.minusMonths(count);
            case "y" -> today.minusYears(count);
            default -> throw new IllegalArgumentException("not a unit of time: " + unit);
        };
    }
}
