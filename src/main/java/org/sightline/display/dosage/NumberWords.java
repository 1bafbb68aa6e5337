package org.sightline.display.dosage;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.sightline.display.MeasureUnit;

/** Instructions with their numbers and short forms brought into one form, to be compared. */
final class NumberWords {

    /** Words longer than this are no instruction that could be compared. */
    private static final int LONGEST = 500;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))");
    private static final Pattern DAY = Pattern.compile("\\b24 ?(?:hours?|hrs?|h)\\b");
    private static final Pattern DOTTED = Pattern.compile("\\b([a-z])\\.([a-z])\\.(?:([a-z])\\.)?");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("half", "0.5"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("twelve", "12"),
            Map.entry("once", "1 times"),
            Map.entry("twice", "2 times"),
            Map.entry("daily", "a day"),
            Map.entry("nightly", "a night"),
            Map.entry("weekly", "a week"),
            Map.entry("monthly", "a month"),
            Map.entry("od", "1 times a day"),
            Map.entry("bd", "2 times a day"),
            Map.entry("bid", "2 times a day"),
            Map.entry("tds", "3 times a day"),
            Map.entry("tid", "3 times a day"),
            Map.entry("qds", "4 times a day"),
            Map.entry("qid", "4 times a day"));

    private NumberWords() {}

    static String inDigits(String words) {
        String cut = words.length() > LONGEST ? "" : words;
        String small = MeasureUnit.plain(
                        cut.replace("\u00bd", "0.5").replace("\u00bc", "0.25").replace("\u00be", "0.75"))
                .toLowerCase(Locale.UK)
                .replace('\u2013', '-');
        String joined =
                DOTTED.matcher(small).replaceAll(m -> m.group(1) + m.group(2) + (m.group(3) == null ? "" : m.group(3)));
        String digits = WORD.matcher(THOUSANDS.matcher(joined).replaceAll(""))
                .replaceAll(word -> WORDS.getOrDefault(word.group(), word.group()));
        return DAY.matcher(SPACES.matcher(digits).replaceAll(" "))
                .replaceAll("day")
                .strip();
    }
}
