package org.sightline.demo.story.entry;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.sightline.context.UkZone;

/**
 * Dates as stories write them: {@code -14d}, {@code -3m}, {@code -2y} ago, {@code +6w} to come, each with a time if
 * wanted ({@code -14d 08:40}), {@code 0d} for today, or a FHIR date of any precision ({@code 2011}, {@code 2011-05}).
 */
public final class StoryDates {

    private static final Pattern RELATIVE = Pattern.compile("([+-]?\\d{1,5})([dwmy])(?: (\\d{2}:\\d{2}))?");
    private static final Pattern STEP = Pattern.compile("(\\d{1,3})([dwmy])");
    private static final Pattern FHIR_DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?");

    private final LocalDate today;

    public StoryDates(LocalDate today) {
        this.today = today;
    }

    public DateTimeType resolve(String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            LocalDate date = plus(today, signed(relative.group(1)), relative.group(2));
            return relative.group(3) == null
                    ? new DateTimeType(date.toString())
                    : new DateTimeType(date.atTime(LocalTime.parse(relative.group(3)))
                            .atZone(UkZone.ID)
                            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
        if (!FHIR_DATE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a date: " + text);
        }
        return new DateTimeType(text);
    }

    /** The same, told {@code count} times the step {@code every} earlier. */
    public StoryDates earlier(String every, int count) {
        Matcher step = STEP.matcher(every);
        if (!step.matches()) {
            throw new IllegalArgumentException("not a step of time: " + every);
        }
        return new StoryDates(plus(today, -count * Integer.parseInt(step.group(1)), step.group(2)));
    }

    /** The moment a date begins; FHIR wants a moment where stories have a day. */
    public static InstantType instant(DateTimeType date) {
        if (date.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal()) {
            return new InstantType(date.getValueAsString());
        }
        if (date.getPrecision() != TemporalPrecisionEnum.DAY) {
            throw new IllegalArgumentException("a day at least is needed: " + date.getValueAsString());
        }
        return new InstantType(LocalDate.parse(date.getValueAsString())
                .atStartOfDay(UkZone.ID)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static int signed(String count) {
        int number = Integer.parseInt(count);
        if (number != 0 && Character.isDigit(count.charAt(0))) {
            throw new IllegalArgumentException("neither ago (-) nor to come (+): " + count);
        }
        return number;
    }

    private static LocalDate plus(LocalDate from, int count, String unit) {
        return switch (unit) {
            case "d" -> from.plusDays(count);
            case "w" -> from.plusWeeks(count);
            case "m" -> from.plusMonths(count);
            case "y" -> from.plusYears(count);
            default -> throw new IllegalArgumentException("not a unit of time: " + unit);
        };
    }
}
