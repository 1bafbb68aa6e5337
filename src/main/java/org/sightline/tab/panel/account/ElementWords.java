package org.sightline.tab.panel.account;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of elements and extensions in plain words. */
final class ElementWords {

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

    private static final String UK_CORE = "Extension-UKCore-";
    private static final String CARE_CONNECT = "Extension-CareConnect-GPC-";

    private ElementWords() {}

    static String named(String element) {
        @Nullable String known = WORDS.get(element);
        return known == null ? words(element) : known;
    }

    /** {@code reasonCode} becomes {@code reason code}. */
    static String words(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (i > 0 && letter >= 'A' && letter <= 'Z' && endsWord(name.charAt(i - 1))) {
                words.append(' ');
            }
            words.append(letter);
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean endsWord(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
    }

    /** Those of UK Core and of FHIR itself by their own words, others with their address. */
    static String extension(String url) {
        String last = url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1);
        String plain = words(last.replace(UK_CORE, "").replace(CARE_CONNECT, "").replace("Extension-", ""))
                .replace('-', ' ')
                .strip();
        boolean known = url.contains(UK_CORE)
                || url.contains(CARE_CONNECT)
                || url.startsWith("http://hl7.org/fhir/StructureDefinition/")
                || last.equals(url);
        return known ? plain : plain + " (" + url + ")";
    }
}
