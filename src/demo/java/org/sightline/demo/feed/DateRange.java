package org.sightline.demo.feed;

import ca.uhn.fhir.parser.DataFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.sightline.context.UkZone;

/**
 * The span of time a date of some precision stands for, from its first instant to just before its last.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#date">FHIR R4 search: date</a>
 */
record DateRange(Instant from, Instant until) {

    private static final Pattern PREFIXED = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb)?(\\d.*)");

    static DateRange of(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return switch (date.getPrecision()) {
            case YEAR -> days(LocalDate.of(Integer.parseInt(text), 1, 1), Period.ofYears(1));
            case MONTH -> days(YearMonth.parse(text).atDay(1), Period.ofMonths(1));
            case DAY -> days(LocalDate.parse(text), Period.ofDays(1));
            case MINUTE -> moment(date, Duration.ofMinutes(1));
            case SECOND -> moment(date, Duration.ofSeconds(1));
            case MILLI -> moment(date, Duration.ofMillis(1));
        };
    }

    private static DateRange days(LocalDate first, Period length) {
        return new DateRange(
                first.atStartOfDay(UkZone.ID).toInstant(),
                first.plus(length).atStartOfDay(UkZone.ID).toInstant());
    }

    private static DateRange moment(BaseDateTimeType date, Duration length) {
        Instant from = date.getValue().toInstant();
        return new DateRange(from, from.plus(length));
    }

    static DateRange of(org.hl7.fhir.r4.model.Period period) {
        Instant from = period.hasStart() ? of(period.getStartElement()).from() : Instant.MIN;
        Instant until = period.hasEnd() ? of(period.getEndElement()).until() : Instant.MAX;
        return new DateRange(from, until);
    }

    /** Whether this date matches a search value such as {@code ge2025-05-01}. */
    boolean matches(String value) {
        return matching(value).test(this);
    }

    /** What a search value such as {@code ge2025-05-01} asks of a date; read once, tried on many. */
    static Predicate<DateRange> matching(String value) {
        Matcher matcher = PREFIXED.matcher(value);
        if (!matcher.matches()) {
            throw new BadSearchException("not a date: " + value);
        }
        DateRange asked = parse(matcher.group(2));
        return switch (matcher.group(1) == null ? "eq" : matcher.group(1)) {
            case "eq" -> held -> held.isWithin(asked);
            case "ne" -> held -> !held.isWithin(asked);
            case "gt" -> held -> held.until.isAfter(asked.until);
            case "lt" -> held -> held.from.isBefore(asked.from);
            case "ge" -> held -> held.until.isAfter(asked.until) || held.isWithin(asked);
            case "le" -> held -> held.from.isBefore(asked.from) || held.isWithin(asked);
            case "sa" -> held -> !held.from.isBefore(asked.until);
            case "eb" -> held -> !held.until.isAfter(asked.from);
            case String other -> throw new BadSearchException("not a date prefix: " + other);
        };
    }

    private boolean isWithin(DateRange asked) {
        return !from.isBefore(asked.from) && !until.isAfter(asked.until);
    }

    private static DateRange parse(String text) {
        try {
            return of(new DateTimeType(text));
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new BadSearchException("not a date: " + text);
        }
    }
}
