package org.sightline.display;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * An age in the units the Common User Interface gives to it: days up to four weeks, weeks and days up to a year, months
 * and days up to two, years and months up to eighteen, then years.
 */
public final class Age {

    private Age() {}

    /** {@code 81y}, {@code 4y 1m}, {@code 13m 2d}, {@code 7w 1d}, {@code 12d}. */
    public static String on(LocalDate day, LocalDate born) {
        if (day.isBefore(born)) {
            return "not yet born";
        }
        Period age = Period.between(born, day);
        long days = ChronoUnit.DAYS.between(born, day);
        if (days < 28) {
            return days + "d";
        }
        if (age.getYears() < 1) {
            return two(days / 7, "w", days % 7, "d");
        }
        if (age.getYears() < 2) {
            return two(
                    age.toTotalMonths(), "m", ChronoUnit.DAYS.between(born.plusMonths(age.toTotalMonths()), day), "d");
        }
        return age.getYears() < 18 ? two(age.getYears(), "y", age.getMonths(), "m") : age.getYears() + "y";
    }

    private static String two(long more, String moreUnit, long less, String lessUnit) {
        return more + moreUnit + (less == 0 ? "" : " " + less + lessUnit);
    }
}
