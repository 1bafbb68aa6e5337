package org.sightline.tab.panel.account;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of elements in plain words. */
final class ElementWords {

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Words for names that do not give them themselves. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("dosageInstruction", "dosage"),
            Map.entry("maxDosePerPeriod", "maximum dose per period"),
            Map.entry("maxDosePerAdministration", "maximum dose per administration"),
            Map.entry("maxDosePerLifetime", "maximum dose per lifetime"),
            Map.entry("doNotPerform", "do NOT do this"),
            Map.entry("meta", ""),
            Map.entry("focus", "about"),
            Map.entry("basedOn", "based on"),
            Map.entry("lotNumber", "batch"),
            Map.entry("vaccineCode", "vaccine"),
            Map.entry("asNeeded", "as needed"),
            Map.entry("periodUnit", "unit of period"),
            Map.entry("periodMax", "period at most"),
            Map.entry("frequencyMax", "frequency at most"),
            Map.entry("countMax", "count at most"),
            Map.entry("durationMax", "duration at most"),
            Map.entry("durationUnit", "unit of duration"));

    private ElementWords() {}

    static String named(String element) {
        return WORDS.getOrDefault(element, words(element));
    }

    /** {@code reasonCode} becomes {@code reason code}. */
    static String words(String name) {
        return CAPITAL.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
