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
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

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
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    public static final ClinicalDate NOT_RECORDED =
            new ClinicalDate("Date not recorded", "", "Date not recorded", Optional.empty());

    /** Latest first by the last moment a date may mean; what has no date comes last. */
    public static final Comparator<ClinicalDate> LATEST_FIRST = Comparator.comparing(
                    (ClinicalDate date) -> date.span.map(Span::last).orElse(Instant.MIN))
            .reversed();

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter SPOKEN_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter SPOKEN_MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
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
        return dated(threeLetters(DAY.format(day)), day.toString(), SPOKEN_DAY.format(day), first, last);
    }

    public static ClinicalDate of(Instant moment) {
        ZonedDateTime there = moment.atZone(ZONE);
        LocalDateTime local = there.toLocalDateTime();
        boolean twice = ZONE.getRules().getValidOffsets(local).size() > 1;
        String time = MINUTE.format(there) + (twice ? " " + OFFSET_NAME.format(there) : "");
        return dated(
                threeLetters(DAY.format(there)) + " " + time,
                there.toOffsetDateTime().toString(),
                SPOKEN_DAY.format(there) + " " + time,
                moment,
                moment);
    }

    /** The time of day alone, {@code 09:02}. */
    public static String timeOf(Instant moment) {
        return MINUTE.format(moment.atZone(ZONE));
    }

    public boolean isKnown() {
        return span.isPresent();
    }

    /** Whether it may mean a moment not before {@code from}; without a real date nobody can say, so it may. */
    public boolean mayBeSince(Instant from) {
        return span.map(s -> !s.last().isBefore(from)).orElse(true);
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
            String text = threeLetters(DAY.format(whole.atDay(1))).substring(3);
            return partial(
                    text, whole.toString(), SPOKEN_MONTH.format(whole.atDay(1)), whole.atDay(1), whole.atEndOfMonth());
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

    /** British English shortens September to four letters; the Common User Interface wants three. */
    private static String threeLetters(String date) {
        return date.replace("Sept", "Sep");
    }

    /** The first and the last moment a date may mean. */
    public record Span(Instant first, Instant last) {}
}
