package org.sightline.tab.panel.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in a resource an element stands.
 *
 * @param paths all its paths: from the resource, from any resource ({@code *}) and from each data type it is within
 * @param labels the names of the elements down to it, in plain words
 */
record ElementPlace(List<String> paths, List<String> labels) {

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

    static ElementPlace of(String resourceType) {
        return new ElementPlace(List.of(resourceType, "*"), List.of());
    }

    /** An element below it, by its name in FHIR. */
    ElementPlace at(String name) {
        boolean noteItself =
                name.equals("text") && !labels.isEmpty() && labels.getLast().equals("note");
        return below(name, noteItself ? "" : WORDS.getOrDefault(name, words(name)));
    }

    /** An extension of it. */
    ElementPlace extension(String url, String label) {
        return below("extension(" + url + ")", label);
    }

    /** A resource within it. */
    ElementPlace contained(String type) {
        List<String> inner = new ArrayList<>(labels);
        inner.add(words(type));
        return new ElementPlace(List.of(type, "*"), inner);
    }

    /** The same as the beginning of a data type. */
    ElementPlace as(String type) {
        List<String> more = new ArrayList<>(paths);
        more.add(type);
        return new ElementPlace(more, labels);
    }

    /** Whether it says that something is not to be done. */
    boolean isNegation() {
        return paths.getFirst().endsWith(".doNotPerform");
    }

    String label() {
        return String.join(", ", labels);
    }

    private ElementPlace below(String name, String label) {
        List<String> lower = new ArrayList<>(labels);
        if (!label.isEmpty()) {
            lower.add(label);
        }
        return new ElementPlace(paths.stream().map(path -> path + "." + name).toList(), lower);
    }

    /** {@code reasonCode} becomes {@code reason code}. */
    static String words(String name) {
        return CAPITAL.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
