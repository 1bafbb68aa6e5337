package org.sightline.display;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.jspecify.annotations.Nullable;

/** Plain words for FHIR's own codes. A code that is not known here is shown as it was sent. */
public final class Words {

    private static final Map<String, String> ABSENT = Map.ofEntries(
            Map.entry("unknown", "not known"),
            Map.entry("asked-unknown", "asked, not known"),
            Map.entry("temp-unknown", "not known yet"),
            Map.entry("not-asked", "not asked"),
            Map.entry("asked-declined", "asked, declined"),
            Map.entry("masked", "withheld by the source"),
            Map.entry("not-applicable", "does not apply"),
            Map.entry("unsupported", "not supported by the source"),
            Map.entry("as-text", "given as text only"),
            Map.entry("error", "could not be measured"),
            Map.entry("not-a-number", "not a number"),
            Map.entry("negative-infinity", "too low to measure"),
            Map.entry("positive-infinity", "too high to measure"),
            Map.entry("not-performed", "test not done"),
            Map.entry("not-permitted", "not permitted"));

    private static final Map<String, String> INTERPRETATION = Map.ofEntries(
            Map.entry("H", "High"),
            Map.entry("HU", "Significantly high"),
            Map.entry("HH", "Critically high"),
            Map.entry("L", "Low"),
            Map.entry("LU", "Significantly low"),
            Map.entry("LL", "Critically low"),
            Map.entry("A", "Abnormal"),
            Map.entry("AA", "Critically abnormal"),
            Map.entry("N", "Normal"),
            Map.entry("POS", "Positive"),
            Map.entry("NEG", "Negative"),
            Map.entry("IND", "Indeterminate"),
            Map.entry("DET", "Detected"),
            Map.entry("ND", "Not detected"),
            Map.entry("R", "Resistant"),
            Map.entry("S", "Susceptible"),
            Map.entry("I", "Intermediate"),
            Map.entry("U", "Significant change up"),
            Map.entry("D", "Significant change down"),
            Map.entry("<", "Below the measuring range"),
            Map.entry(">", "Above the measuring range"));

    private Words() {}

    /** Words that begin with a capital as they stand within a sentence. */
    public static String inSentence(ShownText words) {
        String whole = words.whole();
        return whole.isEmpty() ? whole : whole.substring(0, 1).toLowerCase(Locale.UK) + whole.substring(1);
    }

    /** Why a value is absent: {@code not asked}, {@code test not done}. */
    public static ShownText absent(CodeableConcept reason) {
        return known(reason, ABSENT);
    }

    /** What the source says about a value: {@code High}, {@code Critically low}. */
    public static ShownText interpretation(CodeableConcept interpretation) {
        return known(interpretation, INTERPRETATION);
    }

    public static String gender(@Nullable AdministrativeGender gender) {
        return switch (gender) {
            case MALE -> "Male";
            case FEMALE -> "Female";
            case OTHER -> "Other";
            case UNKNOWN, NULL -> "Not Known";
            case null -> "Not Known";
        };
    }

    /** A FHIR code as words: {@code entered-in-error} becomes {@code Entered in error}. */
    public static ShownText sentence(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return ShownText.NONE;
        }
        String words = code.replace('-', ' ').replace('_', ' ').strip();
        return ShownText.of(words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1));
    }

    /** The words of every code that is known here, and what was written where it says something else. */
    private static ShownText known(CodeableConcept concept, Map<String, String> words) {
        List<String> known = concept.getCoding().stream()
                .map(Coding::getCode)
                .filter(code -> code != null && words.containsKey(code))
                .map(code -> words.getOrDefault(code, code))
                .distinct()
                .toList();
        if (known.isEmpty()) {
            return CodedText.of(concept).full();
        }
        ShownText written = ShownText.of(concept.getText());
        boolean said = concept.getCoding().stream()
                .anyMatch(coding -> written.whole().equalsIgnoreCase(coding.getCode())
                        || written.whole().equalsIgnoreCase(coding.getDisplay()));
        boolean more = !said && known.stream().noneMatch(one -> TermWords.areSame(one, written.whole()));
        return ShownText.joined(", ", ShownText.of(String.join(", ", known)), more ? written : ShownText.NONE);
    }
}
