package org.sightline.usage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Whose use of what is counted; empty means all.
 *
 * @param registration the id of a launch registration
 * @param role the code of a role
 * @param tab the id of a tab
 */
public record UsageQuestion(String registration, String role, String tab, Span span) {

    /**
     * Whole weeks.
     *
     * @param from a Monday
     * @param to the last day, which counts
     */
    public record Span(LocalDate from, LocalDate to) {

        /** The week of a day and those before it. */
        public static Span ofWeeks(int weeks, LocalDate today) {
            return new Span(monday(today).minusWeeks(weeks - 1L), today);
        }
    }

    /** The first day of its week. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
