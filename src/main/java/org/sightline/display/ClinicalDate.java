package org.sightline.display;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.context.UkZone;

/**
 * A date with the precision it was sent with, as the Common User Interface writes it: {@code 12-Mar-1945},
 * {@code Mar-2019}, {@code 2019}, {@code 12-Mar-2026 09:02}. Times are those of the United Kingdom; the hour that
 * comes twice in October says which one it is.
 *
 * @param text what is shown
 * @param iso for the {@code datetime} attribute; empty when there is no real date
 * @param spoken the long form for screen readers
 * @param span the moments it may mean; null when there is no real date
 */
public record ClinicalDate(
        String text, String iso, String spoken, @Nullable Span span) {

    /** The zone in which all dates and times are shown and sorted. */
    public static final ZoneId ZONE = UkZone.ID;

    public static final ClinicalDate NOT_RECORDED =
            new ClinicalDate("Date not recorded", "", "Date not recorded", null);

    /**
     * Nobody alive remembers what came before, and no record tells of what comes after: such years stand for no date at
     * all, as 0001, 1800, 31-Dec-1899, 01-Jan-1900 and 9999 do.
     */
    private static final int FIRST_YEAR = 1901;

    private static final int LAST_YEAR = 2199;

    private static final String TO = " to ";

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
    private static final DateTimeFormatter OFFSET_NAME = DateTimeFormatter.ofPattern("zzz", Locale.UK);

    /** From the text a feed sent, so that no precision and no impossible date is lost on the way. */
    public static ClinicalDate of(@Nullable BaseDateTimeType date) {
        return of(date == null ? null : date.getValueAsString());
    }

    public static ClinicalDate of(@Nullable String fhir) {
        if (fhir == null || fhir.isBlank()) {
            return NOT_RECORDED;
        }
        Matcher matcher = FORM.matcher(fhir.strip());
        if (!matcher.matches()) {
            return impossible(fhir);
        }
        try {
            ClinicalDate date = ofParts(matcher);
            int year = Integer.parseInt(matcher.group(1));
            return year < FIRST_YEAR || year > LAST_YEAR ? date.impossible() : date;
        } catch (DateTimeException e) {
            return impossible(fhir);
        }
    }

    /** Of an element that may hold a date, a period, an age or words: what is no date is shown as the words it is. */
    public static ClinicalDate ofChoice(@Nullable Type when) {
        return switch (when) {
            case null -> NOT_RECORDED;
            case BaseDateTimeType date -> of(date);
            case Period period -> of(of(period.getStartElement()), of(period.getEndElement()));
            case StringType words
            when FORM.matcher(words.getValueNotNull().strip()).matches() -> of(words.getValue());
            default -> ofWords(ValueText.of(when).whole());
        };
    }

    /** From one date to another, both of which count to it. */
    private static ClinicalDate of(ClinicalDate from, ClinicalDate to) {
        if (from.span == null || to.span == null || from.text.equals(to.text)) {
            return to.orElse(from);
        }
        return new ClinicalDate(
                from.text + TO + to.text,
                to.iso,
                from.spoken + " to " + to.spoken,
                new Span(from.span.first(), to.span.last()));
    }

    /** The dates of one that goes from one to another, which may stand in two lines; none of any other. */
    public List<String> range() {
        return !iso.isEmpty() && text.contains(TO) ? List.of(text.split(TO)) : List.of();
    }

    private static ClinicalDate ofWords(String words) {
        return words.isEmpty() ? NOT_RECORDED : new ClinicalDate(words, "", words, null);
    }

    public static ClinicalDate of(LocalDate day) {
        Instant first = day.atStartOfDay(ZONE).toInstant();
        Instant last = day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);
        return dated(DateWords.dayOf(day), day.toString(), DateWords.spokenDay(day), first, last);
    }

    public static ClinicalDate of(Instant moment) {
        ZonedDateTime there = moment.atZone(ZONE);
        LocalDateTime local = there.toLocalDateTime();
        boolean twice = ZONE.getRules().getValidOffsets(local).size() > 1;
        String time = DateWords.timeOf(local) + (twice ? " " + OFFSET_NAME.format(there) : "");
        return dated(
                DateWords.dayOf(local.toLocalDate()) + " " + time,
                there.toOffsetDateTime().toString(),
                DateWords.spokenDay(local.toLocalDate()) + " " + time,
                moment,
                moment);
    }

    /** The time of day alone, {@code 09:02}. */
    public static String timeOf(Instant moment) {
        return DateWords.timeOf(moment.atZone(ZONE).toLocalDateTime());
    }

    public boolean isKnown() {
        return span != null;
    }

    /** Whether it may mean a moment not before {@code from}; without a real date nobody can say, so it may. */
    public boolean mayBeSince(Instant from) {
        return span == null || !span.last().isBefore(from);
    }

    /**
     * Whether it means a moment from {@code from} to {@code until}; a day counts from the day of {@code from} on, a mere
     * month or year only if it lies within as a whole.
     */
    public boolean isWithin(Instant from, Instant until) {
        Instant day = from.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        return span != null
                && !span.last().isBefore(from)
                && !span.first().isBefore(day)
                && !span.first().isAfter(until);
    }

    /** The day it surely means; empty for a mere month or year. */
    public Optional<LocalDate> day() {
        return firstDay().filter(first -> span != null && first.equals(dayOf(span.last())));
    }

    /** The first day it may mean: where a time has to have passed since, no earlier one can be asked for. */
    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(span).map(s -> dayOf(s.first()));
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** The first moment it may mean. */
    public Instant earliest(Instant otherwise) {
        return span == null ? otherwise : span.first();
    }

    /** The last moment it may mean. */
    Instant latest(Instant otherwise) {
        return span == null ? otherwise : span.last();
    }

    /** Whether it is surely over at {@code now}. */
    public boolean isSurelyBefore(Instant now) {
        return span != null && span.last().isBefore(now);
    }

    /** Whether it is surely still to come at {@code now}. */
    public boolean isSurelyAfter(Instant now) {
        return span != null && span.first().isAfter(now);
    }

    public ClinicalDate orElse(ClinicalDate other) {
        return this.equals(NOT_RECORDED) ? other : this;
    }

    private static ClinicalDate ofParts(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            Year whole = Year.of(year);
            return partial(parts.group(1), parts.group(1), parts.group(1), whole.atDay(1), whole.atDay(whole.length()));
        }
        int month = Integer.parseInt(parts.group(2));
        if (parts.group(3) == null) {
            YearMonth whole = YearMonth.of(year, month);
            return partial(
                    DateWords.monthOf(whole),
                    whole.toString(),
                    DateWords.spokenMonth(whole),
                    whole.atDay(1),
                    whole.atEndOfMonth());
        }
        LocalDate day = LocalDate.of(year, month, Integer.parseInt(parts.group(3)));
        if (parts.group(4) == null) {
            return of(day);
        }
        int second = parts.group(6) == null ? 0 : Math.min(59, Integer.parseInt(parts.group(6)));
        LocalDateTime local = day.atTime(Integer.parseInt(parts.group(4)), Integer.parseInt(parts.group(5)), second);
        return of(
                parts.group(7) == null
                        ? local.atZone(ZONE).toInstant()
                        : local.toInstant(ZoneOffset.of(parts.group(7))));
    }

    private static ClinicalDate partial(String text, String iso, String spoken, LocalDate first, LocalDate last) {
        return dated(
                text,
                iso,
                spoken,
                first.atStartOfDay(ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1));
    }

    private static ClinicalDate dated(String text, String iso, String spoken, Instant first, Instant last) {
        return new ClinicalDate(text, iso, spoken, new Span(first, last));
    }

    private static ClinicalDate impossible(String sent) {
        String cut = HiddenCharacters.makeVisible(sent.length() > 40 ? sent.substring(0, 40) + " (cut)" : sent);
        return ofWords("Date given as “" + cut + "”, not possible");
    }

    /** The same as what cannot be, because of what else is known. */
    public ClinicalDate impossible() {
        return isKnown() ? ofWords("Date given as " + text + ", not possible") : this;
    }

    /** The first and the last moment a date may mean. */
    public record Span(Instant first, Instant last) {}
}
