package org.sightline.demo.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a story file. It remembers which keys were asked for, so that a misspelt key is an error and not a
 * datum silently lost.
 */
public final class StoryEntry {

    private final String place;
    private final Map<?, ?> values;
    private final StoryDates dates;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<StoryEntry> children = new ArrayList<>();

    StoryEntry(String place, Object node, StoryDates dates) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new StoryException(place + ": expected keys and values");
        }
        this.place = place;
        this.values = map;
        this.dates = dates;
    }

    /** Where this entry stands, such as {@code ivy-adeyemi.yaml: feeds.greenfield-surgery.problems[2]}. */
    String place() {
        return place;
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> new StoryException(place + ": " + key + " is missing"));
    }

    String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    /** The text at {@code key}; {@code {repeat: …, times: …}} stands for a long one. */
    Optional<String> optional(String key) {
        Object value = at(key);
        if (value instanceof Map<?, ?>) {
            StoryEntry repeated = child(place + "." + key, value);
            return Optional.of(repeated.text("repeat").repeat(Integer.parseInt(repeated.text("times"))));
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** {@code 44054006 |Type 2 diabetes|}, the form SNOMED CT writes codes in, or a text without a code. */
    CodeableConcept coded(String key) {
        return StoryCodes.parse(text(key));
    }

    DateTimeType when(String key) {
        return optionalWhen(key).orElseThrow(() -> new StoryException(place + ": " + key + " is missing"));
    }

    Optional<DateTimeType> optionalWhen(String key) {
        return optional(key).map(this::resolve);
    }

    StoryDates dates() {
        return dates;
    }

    StoryEntry entry(String key) {
        return child(place + "." + key, at(key));
    }

    List<StoryEntry> list(String key) {
        Object value = at(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            throw new StoryException(place + ": " + key + " is not a list");
        }
        List<StoryEntry> entries = new ArrayList<>();
        for (Object item : items) {
            entries.add(child(place + "." + key + "[" + entries.size() + "]", item));
        }
        return entries;
    }

    /** A list of plain texts. */
    List<String> texts(String key) {
        if (!(at(key) instanceof List<?> items)) {
            throw new StoryException(place + ": " + key + " is not a list of texts");
        }
        return items.stream().map(Object::toString).toList();
    }

    /** The entry's keys and values as they stand, for mappings whose keys are data, such as dates. */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (at(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> pairs.put(name.toString(), value.toString()));
        }
        return pairs;
    }

    /** The entries by their keys, for mappings whose keys are names. */
    Map<String, StoryEntry> entries(String key) {
        Map<String, StoryEntry> entries = new LinkedHashMap<>();
        if (at(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> entries.put(name.toString(), child(place + "." + key + "." + name, value)));
        }
        return entries;
    }

    /** @throws StoryException naming a key that nobody asked for */
    void refuseUnknownKeys() {
        for (Object key : values.keySet()) {
            if (!asked.contains(key.toString())) {
                throw new StoryException(place + ": nobody understands the key " + key);
            }
        }
        children.forEach(StoryEntry::refuseUnknownKeys);
    }

    private DateTimeType resolve(String text) {
        try {
            return dates.resolve(text);
        } catch (IllegalArgumentException e) {
            throw new StoryException(place + ": " + e.getMessage());
        }
    }

    private StoryEntry child(String childPlace, @Nullable Object node) {
        if (node == null) {
            throw new StoryException(childPlace + " is missing");
        }
        StoryEntry child = new StoryEntry(childPlace, node, dates);
        children.add(child);
        return child;
    }

    private @Nullable Object at(String key) {
        asked.add(key);
        return values.get(key);
    }
}
