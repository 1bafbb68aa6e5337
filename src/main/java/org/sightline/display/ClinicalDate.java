package org.sightline.display;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
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
 * @param span the moments it may mean; empty when there is no real date
 */
public record ClinicalDate(String text, String iso, String spoken, Optional<Span> span) {

    /** The zone in which all dates and times are shown and sorted. */
    public static final ZoneId ZONE = UkZone.ID;

    public static final ClinicalDate NOT_RECORDED =
            new ClinicalDate("Date not recorded", "", "Date not recorded", Optional.empty());

    /** Latest first by the last moment a date may mean; what has no date comes last. */
    public static final Comparator<ClinicalDate> LATEST_FIRST = Comparator.comparing(
                    (ClinicalDate date) -> date.span.map(Span::last).orElse(Instant.MIN))
            .reversed();

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
    /** Three letters each, as the Common User Interface wants: British English shortens September to four. */
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<String> SPOKEN_MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.UK))
            .toList();
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
            return ofParts(matcher);
        } catch (DateTimeException e) {
            return impossible(fhir);
        }
    }

    public static ClinicalDate of(LocalDate day) {
        Instant first = day.atStartOfDay(ZONE).toInstant();
        Instant last = day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);
        return dated(dayOf(day), day.toString(), spokenDay(day), first, last);
    }

    public static ClinicalDate of(Instant moment) {
        ZonedDateTime there = moment.atZone(ZONE);
        LocalDateTime local = there.toLocalDateTime();
        boolean twice = ZONE.getRules().getValidOffsets(local).size() > 1;
        String time = timeOf(local) + (twice ? " " + OFFSET_NAME.format(there) : "");
        return dated(
                dayOf(local.toLocalDate()) + " " + time,
                there.toOffsetDateTime().toString(),
                spokenDay(local.toLocalDate()) + " " + time,
                moment,
                moment);
    }

    /** The time of day alone, {@code 09:02}. */
    public static String timeOf(Instant moment) {
        return timeOf(moment.atZone(ZONE).toLocalDateTime());
    }

    public boolean isKnown() {
        return span.isPresent();
    }

    /** Whether it may mean a moment not before {@code from}; without a real date nobody can say, so it may. */
    public boolean mayBeSince(Instant from) {
        return span.map(s -> !s.last().isBefore(from)).orElse(true);
    }

    /**
     * Whether it means a moment from {@code from} to {@code until}; a day counts from the day of {@code from} on, a mere
     * month or year only if it lies within as a whole.
     */
    public boolean isWithin(Instant from, Instant until) {
        Instant day = from.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        return span.map(s -> !s.last().isBefore(from)
                        && !s.first().isBefore(day)
                        && !s.first().isAfter(until))
                .orElse(false);
    }

    /** Whether it is surely over at {@code now}. */
    public boolean isSurelyBefore(Instant now) {
        return span.map(s -> s.last().isBefore(now)).orElse(false);
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
            String shown = MONTHS.get(month - 1) + "-" + parts.group(1);
            String spoken = SPOKEN_MONTHS.get(month - 1) + " " + parts.group(1);
            return partial(shown, whole.toString(), spoken, whole.atDay(1), whole.atEndOfMonth());
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
        return new ClinicalDate(text, iso, spoken, Optional.of(new Span(first, last)));
    }

    private static ClinicalDate impossible(String sent) {
        String cut = HiddenCharacters.makeVisible(sent.length() > 40 ? sent.substring(0, 40) + " (cut)" : sent);
        String text = "“" + cut + "” (not a possible date)";
        return new ClinicalDate(text, "", text, Optional.empty());
    }

    private static String dayOf(LocalDate day) {
        return twoDigits(day.getDayOfMonth()) + "-" + MONTHS.get(day.getMonthValue() - 1) + "-" + fourDigits(day);
    }

    private static String spokenDay(LocalDate day) {
        return day.getDayOfMonth() + " " + SPOKEN_MONTHS.get(day.getMonthValue() - 1) + " " + fourDigits(day);
    }

    private static String timeOf(LocalDateTime local) {
        return twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String fourDigits(LocalDate day) {
        String year = String.valueOf(day.getYear());
        return year.length() < 4 ? "0".repeat(4 - year.length()) + year : year;
    }

    /** The first and the last moment a date may mean. */
    public record Span(Instant first, Instant last) {}
}
