package org.sightline.display.dosage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/**
 * The short forms that say how often, in words.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-timing-abbreviation.html">FHIR R4: timing abbreviations</a>
 */
final class Abbreviations {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("QD", "once a day"),
            Map.entry("BID", "twice a day"),
            Map.entry("TID", "3 times a day"),
            Map.entry("QID", "4 times a day"),
            Map.entry("QOD", "every 2 days"),
            Map.entry("AM", "every morning"),
            Map.entry("PM", "every afternoon"),
            Map.entry("BED", "at bedtime"),
            Map.entry("WK", "once a week"),
            Map.entry("MO", "once a month"),
            Map.entry("Q1H", "every hour"),
            Map.entry("Q2H", "every 2 hours"),
            Map.entry("Q3H", "every 3 hours"),
            Map.entry("Q4H", "every 4 hours"),
            Map.entry("Q6H", "every 6 hours"),
            Map.entry("Q8H", "every 8 hours"));

    private Abbreviations() {}

    /** The words of the code, and those sent with it where they say something else. */
    static ShownText words(CodeableConcept code) {
        String known = known(code);
        ShownText sent = ShownText.of(code.getText());
        if (known.isEmpty()) {
            return CodedText.of(code).full();
        }
        WrittenDose written = WrittenDose.of(sent.whole());
        boolean same = rates(known).stream().anyMatch(rate -> written.often(rate) == Agreement.SAME);
        return sent.isEmpty() || same ? ShownText.of(known) : ShownText.joined(", ", sent, ShownText.of(known));
    }

    /** How many times in a day, if it says so. */
    static Interval perDay(CodeableConcept code) {
        String known = known(code);
        List<Interval> rates = rates(known.isEmpty() ? Objects.requireNonNullElse(code.getText(), "") : known);
        return rates.size() == 1 ? rates.getFirst() : Interval.UNKNOWN;
    }

    private static List<Interval> rates(String words) {
        return WrittenDose.of(words).rates();
    }

    private static String known(CodeableConcept code) {
        return code.getCoding().stream()
                .map(coding -> WORDS.getOrDefault(Objects.requireNonNullElse(coding.getCode(), ""), ""))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }
}
