package org.sightline.display;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Days, months and times as the Common User Interface writes them and as they are read aloud. */
final class DateWords {

    /** Three letters each, as the Common User Interface wants: British English shortens September to four. */
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<String> SPOKEN_MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.UK))
            .toList();

    private DateWords() {}

    static String dayOf(LocalDate day) {
        return twoDigits(day.getDayOfMonth()) + "-" + MONTHS.get(day.getMonthValue() - 1) + "-" + fourDigits(day);
    }

    static String spokenDay(LocalDate day) {
        return day.getDayOfMonth() + " " + SPOKEN_MONTHS.get(day.getMonthValue() - 1) + " " + fourDigits(day);
    }

    static String timeOf(LocalDateTime local) {
        return twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
    }

    static String monthOf(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1) + "-" + fourDigits(month.atDay(1));
    }

    static String spokenMonth(YearMonth month) {
        return SPOKEN_MONTHS.get(month.getMonthValue() - 1) + " " + fourDigits(month.atDay(1));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String fourDigits(LocalDate day) {
        String year = String.valueOf(day.getYear());
        return year.length() < 4 ? "0".repeat(4 - year.length()) + year : year;
    }
}
