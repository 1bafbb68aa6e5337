package org.sightline.codes.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.importing.FoundList.Edition;

/** When a list was released, as the names of release files say it. */
final class Editions {

    private static final Pattern DAY = Pattern.compile("(?<![0-9])(20[0-9]{2})-?([01][0-9])-?([0-3][0-9])(?![0-9])");

    private Editions() {}

    /** By the last day in a name, such as {@code 20260912_PCD_Refset_Content_V2.txt}; null if there is none. */
    static @Nullable Edition ofName(String name) {
        Matcher days = DAY.matcher(name);
        Edition last = null;
        while (days.find()) {
            Edition found = ofDay(days.group(1) + days.group(2) + days.group(3));
            last = found == null ? last : found;
        }
        return last;
    }

    /** @param day {@code YYYYMMDD} */
    static @Nullable Edition ofDay(String day) {
        try {
            String date = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toString();
            return new Edition(day, date);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
