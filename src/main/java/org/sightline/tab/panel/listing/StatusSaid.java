package org.sightline.tab.panel.listing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;

/**
 * What a status says, be it in FHIR's own code, another code system's or in words: the gravest of all it says, because a
 * code that says active beside the words "Resolved 2012" must not let an entry pass as active.
 */
public enum StatusSaid {
    IN_ERROR("in error|erroneous|mistake"),
    REFUTED("refuted|ruled out|excluded|disproved|disproven|not present"),
    OVER("resolved|ended|inactive|not active|no longer|remission|past|historic|historical|history of|stopped|completed"
            + "|cancelled|canceled|discontinued|ceased|finished|closed|abated|cured|deleted|removed|withdrawn"
            + "|not taken|not taking|expired|revoked"),
    ACTIVE("active|current|currently|ongoing|recurrence|relapse|confirmed"),
    /** Something else, which is shown. */
    OTHER("."),
    NOT_SAID("$.");

    /** What FHIR's own codes say: most statuses are one of them, and no word needs to be looked for in those. */
    private static final Map<String, StatusSaid> CODES = Stream.of(
                    "active",
                    "completed",
                    "confirmed",
                    "differential",
                    "entered in error",
                    "inactive",
                    "intended",
                    "not taken",
                    "on hold",
                    "provisional",
                    "recurrence",
                    "refuted",
                    "relapse",
                    "remission",
                    "resolved",
                    "stopped",
                    "unconfirmed",
                    "unknown")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), StatusSaid::foundIn));

    private final Pattern words;

    StatusSaid(String words) {
        this.words = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")" + (words.length() > 2 ? "(?![\\p{L}\\p{N}])" : ""));
    }

    public static StatusSaid of(CodeableConcept concept) {
        return ofAll(said(concept).toList());
    }

    /** Of an element that should have a code and may have words. */
    public static StatusSaid of(String code) {
        return ofAll(List.of(code));
    }

    /** In words: FHIR's own code as a word, and whatever the source says besides. */
    public static ShownText words(CodeableConcept concept) {
        ShownText code = Words.sentence(Codes.status(concept));
        ShownText text = CodedText.of(concept).text();
        return code.isEmpty() || text.whole().startsWith("Code ") || same(code, text)
                ? code.orElse(text)
                : ShownText.joined(": ", code, text);
    }

    private static boolean same(ShownText one, ShownText other) {
        return other.isEmpty() || plain(one.whole()).equals(plain(other.whole()));
    }

    private static StatusSaid ofAll(List<String> said) {
        return said.stream()
                .map(StatusSaid::plain)
                .filter(text -> !text.isBlank())
                .map(text -> Optional.ofNullable(CODES.get(text)).orElseGet(() -> foundIn(text)))
                .min(Comparator.naturalOrder())
                .orElse(NOT_SAID);
    }

    /** The gravest of what these words say. */
    private static StatusSaid foundIn(String text) {
        return Arrays.stream(values())
                .filter(status -> status.words.matcher(text).find())
                .findFirst()
                .orElse(NOT_SAID);
    }

    private static Stream<String> said(CodeableConcept concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream()
                                .flatMap(coding -> Stream.of(coding.getCode(), coding.getDisplay())))
                .filter(Objects::nonNull);
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.UK).replace('-', ' ').replace('_', ' ').strip();
    }
}
