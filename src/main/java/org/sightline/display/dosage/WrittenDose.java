package org.sightline.display.dosage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a dose instruction say in numbers, so far as a machine can tell: how often, and how much at a time.
 * It is read only to be compared with the coded parts, never shown.
 *
 * @param rates times in a day
 * @param total the rate at which an amount is taken that may be divided, as in {@code 2 daily}; unknown if none may be
 */
record WrittenDose(List<Interval> rates, List<DoseAmount> amounts, Interval total) {

    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)(?: ?(?:-|to|or) ?([0-9]+(?:\\.[0-9]+)?))?";
    private static final String SPAN = "(second|minute|min|hour|hr|h|day|week|month|night|morning|evening)s?\\b";
    private static final String LONG_SPAN = "(day|week|month|night|morning|evening)s?\\b";

    private static final Pattern LIMIT =
            Pattern.compile("\\b(?:max|(?:no|not) more than|(?:do )?not (?:to )?exceed)[^.;]*");
    private static final Pattern LASTING =
            Pattern.compile("\\b(?:for|over|within|after|then)(?: the| next| first)* " + NUMBER + " ?" + SPAN);
    private static final Pattern TIMES =
            Pattern.compile("(up to )?" + NUMBER + " (?:times?|days)(?: (?:a|per|each|every|in))*(?: a)? " + SPAN);
    private static final Pattern EVERY = Pattern.compile("(?:every|each) " + NUMBER + " ?" + SPAN);
    private static final Pattern HOURLY = Pattern.compile(NUMBER + " ?-?(hour)ly\\b");
    private static final Pattern OTHER_DAYS = Pattern.compile("every other day|(?:on )?alternate days?");
    private static final Pattern IN_A_DAY = Pattern.compile("\\b(?:every|each|a|per|in a) " + LONG_SPAN);
    private static final Pattern SLOT = Pattern.compile(
            "\\b(morning|mane|noon|midday|lunch|teatime|evening|night|nocte|bedtime|breakfast|dinner|supper)");
    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b");
    private static final Pattern NO_AMOUNT = Pattern.compile(
            "[0-9.]+ ?[a-z]+ ?/ ?[0-9.]* ?[a-z]+|[0-9.]+ ?%|[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m\\b|[0-9]{1,2}:[0-9]{2}|"
                    + NUMBER + " ?" + SPAN);
    private static final Pattern AMOUNT = Pattern.compile("(?<![a-z0-9.])" + NUMBER + "(?:(?: ?x)? ?([a-z]+))?");

    static WrittenDose of(String words) {
        Reading reading = new Reading(NumberWords.inDigits(words));
        reading.take(LIMIT, _ -> null);
        reading.take(LASTING, _ -> null);
        List<Interval> rates = new ArrayList<>();
        rates.addAll(reading.take(
                TIMES, m -> m.group(1) == null ? in(span(m, 2), m.group(4)) : in(upTo(m), m.group(4))));
        rates.addAll(reading.take(EVERY, m -> once(span(m, 1), m.group(3))));
        rates.addAll(reading.take(HOURLY, m -> once(span(m, 1), m.group(3))));
        rates.addAll(reading.take(OTHER_DAYS, _ -> new Interval(0.5, 0.5)));
        boolean exact = !rates.isEmpty();
        List<Interval> loose = reading.take(IN_A_DAY, m -> in(new Interval(1, 1), m.group(1)));
        if (!exact) {
            rates.addAll(isByTheClock(words) ? List.of() : loose);
        }
        reading.take(NO_AMOUNT, _ -> null);
        List<DoseAmount> amounts = reading.take(AMOUNT, m -> DoseAmount.of(span(m, 1), unit(m.group(3))));
        return new WrittenDose(rates, amounts, exact || loose.size() != 1 ? Interval.UNKNOWN : loose.getFirst());
    }

    /** How the coded frequency compares with the written ones. */
    Agreement often(Interval coded) {
        List<Agreement> found = rates.stream().map(coded::with).toList();
        if (found.contains(Agreement.SAME)) {
            return Agreement.SAME;
        }
        return found.size() == 1 ? found.getFirst() : Agreement.UNKNOWN;
    }

    /** Times of day or week days, which say how often in a way that is not worked out here. */
    private static boolean isByTheClock(String words) {
        String digits = NumberWords.inDigits(words);
        return WEEKDAY.matcher(digits).find()
                || SLOT.matcher(digits)
                                .results()
                                .map(slot -> slot.group(1))
                                .distinct()
                                .count()
                        > 1;
    }

    private static Interval span(MatchResult match, int group) {
        double from = Interval.number(match.group(group), Double.NaN);
        return new Interval(from, Interval.number(Objects.requireNonNullElse(match.group(group + 1), ""), from));
    }

    /** A single letter behind a number is a word rather than UCUM's year or day. */
    private static String unit(@Nullable String word) {
        return word == null || (word.length() == 1 && !word.equals("g") && !word.equals("l")) ? "" : word;
    }

    private static Interval upTo(MatchResult match) {
        return new Interval(0, span(match, 2).high());
    }

    private static Interval in(Interval times, String span) {
        double days = days(span);
        return times.times(1 / days);
    }

    private static Interval once(Interval spans, String span) {
        return new Interval(1, 1).over(spans.times(days(span)));
    }

    private static double days(String span) {
        return Frequency.DAYS.getOrDefault(CountedUnit.singular(span), 1d);
    }

    /** Words from which one thing after another is taken out. */
    private static final class Reading {

        private String left;

        Reading(String words) {
            left = words;
        }

        <T> List<T> take(Pattern pattern, Function<MatchResult, @Nullable T> meaning) {
            Matcher matcher = pattern.matcher(left);
            List<T> found = matcher.results()
                    .map(meaning)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            left = matcher.replaceAll(" ; ");
            return found;
        }
    }
}
