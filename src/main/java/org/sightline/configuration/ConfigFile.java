package org.sightline.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sightline.configuration.ConfigProblem.Severity;

/** One file while it is read: where its values stand, and which of them are not as they should be. */
final class ConfigFile {

    private final String name;
    private final ConfigProblems problems;
    private final Map<String, Place> keys = new HashMap<>();
    private final Map<String, Place> values = new HashMap<>();
    private final TreeSet<String> faults = new TreeSet<>();

    ConfigFile(String name, ConfigProblems problems) {
        this.name = name;
        this.problems = problems;
    }

    String name() {
        return name;
    }

    /** The path of a block's field, as messages name it. */
    static String child(String block, String field) {
        return block.isEmpty() ? field : block + "." + field;
    }

    static String child(String list, int index) {
        return list + "[" + index + "]";
    }

    void standsAt(String path, Place place) {
        values.putIfAbsent(path, place);
    }

    void isNamedAt(String path, Place place) {
        keys.putIfAbsent(path, place);
    }

    boolean isNamed(String path) {
        return keys.containsKey(path);
    }

    Place place(String path) {
        return values.getOrDefault(path, Place.WHOLE_FILE);
    }

    Place keyPlace(String path) {
        return keys.getOrDefault(path, place(path));
    }

    /** Notes what is wrong at a place that need not be the value's own: a missing field has none. */
    void error(Place place, String path, String message) {
        faults.add(path);
        problems.add(new ConfigProblem(Severity.ERROR, name, place, path, message));
    }

    void note(Severity severity, String path, String message) {
        if (severity == Severity.ERROR) {
            faults.add(path);
        }
        problems.add(new ConfigProblem(severity, name, place(path), path, message));
    }

    /** The paths of which something wrong has been noted. */
    Set<String> faults() {
        return Set.copyOf(faults);
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    /** Whether nothing is wrong with the value or with anything in it. */
    boolean isSound(String path) {
        return path.isEmpty()
                ? faults.isEmpty()
                : faults.tailSet(path).stream()
                        .takeWhile(fault -> fault.startsWith(path))
                        .noneMatch(fault ->
                                fault.length() == path.length() || ".[".indexOf(fault.charAt(path.length())) >= 0);
    }

    ConfigValue root(JsonNode node) {
        return new ConfigValue(this, "", node);
    }
}
