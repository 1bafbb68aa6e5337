package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.dosage.TimingWords;
import org.sightline.tab.panel.chart.Amount;

/** The range that a source gave with a value: all it says of it, and whether the value is in it. */
final class SourceRange {

    /** What is said of a value that its source does not call abnormal: it is compared here, not there. */
    static final ShownText OUTSIDE = ShownText.of("Outside the source’s range (compared here)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");

    private SourceRange() {}

    /** Numbers, words, what kind of range it is and for whom. */
    static ShownText words(ObservationReferenceRangeComponent range) {
        ShownText numbers = ValueText.range(range.getLow(), range.getHigh());
        ShownText text = ShownText.of(range.getText());
        ShownText applies = ShownText.of(range.getAppliesTo().stream()
                .map(one -> CodedText.of(one).full().whole())
                .collect(Collectors.joining(", ")));
        ShownText age = range.hasAge() ? TimingWords.span(range.getAge()).after("age ") : ShownText.NONE;
        return ShownText.joined(
                " ",
                numbers,
                numbers.isEmpty()
                        ? text
                        : repeats(text, numbers)
                                ? ShownText.NONE
                                : text.after("(").before(")"),
                CodedText.of(range.getType()).full(),
                applies,
                age);
    }

    /** Whether the words are the numbers over again, {@code 3.5 - 5.3 mmol/L}. */
    private static boolean repeats(ShownText text, ShownText numbers) {
        return found(NUMBER, text).equals(found(NUMBER, numbers))
                && found(LETTERS, numbers).containsAll(found(LETTERS, text));
    }

    private static List<String> found(Pattern pattern, ShownText words) {
        return pattern.matcher(words.whole().toLowerCase(Locale.UK))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Whether a value is surely below or above the one range that the source gave for everybody. */
    static boolean isOutside(Amount amount) {
        Amount.Limits limits = amount.limits();
        double value = amount.value();
        if (limits.low() > limits.high()) {
            return false;
        }
        return switch (amount.comparator()) {
            case "" -> value < limits.low() || value > limits.high();
            case "<" -> value <= limits.low();
            case "<=" -> value < limits.low();
            case ">" -> value >= limits.high();
            case ">=" -> value > limits.high();
            default -> false;
        };
    }
}
