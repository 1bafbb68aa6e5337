package org.sightline.demo.feed;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/**
 * The span of time a date of some precision stands for, from its first instant to just before its last.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#date">FHIR R4 search: date</a>
 */
record DateRange(Instant from, Instant until) {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
    private static final Pattern PREFIXED = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb)?(\\d.*)");

    static DateRange of(BaseDateTimeType date) {
        ZonedDateTime start = date.getValue().toInstant().atZone(ENGLAND);
        if (date.getPrecision().ordinal() <= TemporalPrecisionEnum.DAY.ordinal()) {
            start = java.time.LocalDate.of(
                            date.getYear(), date.getMonth() == null ? 1 : date.getMonth() + 1, dayOf(date))
                    .atStartOfDay(ENGLAND);
        }
        return new DateRange(
                start.toInstant(),
                switch (date.getPrecision()) {
                    case YEAR -> start.plusYears(1).toInstant();
                    case MONTH -> start.plusMonths(1).toInstant();
                    case DAY -> start.plusDays(1).toInstant();
                    case MINUTE -> start.plusMinutes(1).toInstant();
                    case SECOND -> start.plusSeconds(1).toInstant();
                    case MILLI -> start.plus(1, ChronoUnit.MILLIS).toInstant();
                });
    }

    static DateRange of(Period period) {
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

    private static int dayOf(BaseDateTimeType date) {
        return date.getDay() == null ? 1 : date.getDay();
    }
}
