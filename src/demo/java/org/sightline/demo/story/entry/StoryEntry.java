package org.sightline.demo.story.entry;

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
    private final Set<String> asked;
    private final List<StoryEntry> children;

    public StoryEntry(String place, Object node, StoryDates dates) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new StoryException(place + ": expected keys and values");
        }
        this.place = place;
        this.values = map;
        this.dates = dates;
        this.asked = new LinkedHashSet<>();
        this.children = new ArrayList<>();
    }

    /** The same entry, told at another time. */
    private StoryEntry(StoryEntry same, StoryDates dates) {
        this.place = same.place;
        this.values = same.values;
        this.dates = dates;
        this.asked = same.asked;
        this.children = same.children;
    }

    /** Where this entry stands, such as {@code ivy-adeyemi.yaml: feeds.greenfield-surgery.problems[2]}. */
    public String place() {
        return place;
    }

    public String text(String key) {
        return optional(key).orElseThrow(() -> new StoryException(place + ": " + key + " is missing"));
    }

    public String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    /** The text at {@code key}; {@code {repeat: …, times: …}} stands for a long one. */
    public Optional<String> optional(String key) {
        Object value = at(key);
        if (value instanceof Map<?, ?>) {
            StoryEntry repeated = child(place + "." + key, value);
            return Optional.of(repeated.text("repeat").repeat(Integer.parseInt(repeated.text("times"))));
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** {@code 44054006 |Type 2 diabetes|}, the form SNOMED CT writes codes in, or a text without a code. */
    public CodeableConcept coded(String key) {
        return StoryCodes.parse(text(key));
    }

    public DateTimeType when(String key) {
        return optionalWhen(key).orElseThrow(() -> new StoryException(place + ": " + key + " is missing"));
    }

    public Optional<DateTimeType> optionalWhen(String key) {
        return optional(key).map(this::resolve);
    }

    public StoryDates dates() {
        return dates;
    }

    public StoryEntry entry(String key) {
        return child(place + "." + key, at(key));
    }

    public Optional<StoryEntry> optionalEntry(String key) {
        return at(key) == null ? Optional.empty() : Optional.of(entry(key));
    }

    public List<StoryEntry> list(String key) {
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

    /**
     * This entry once, or for {@code again: {every: 2w, times: 40}} so many times, each with its relative dates that
     * much earlier.
     */
    public List<StoryEntry> repeated() {
        Optional<StoryEntry> found = optionalEntry("again");
        if (found.isEmpty()) {
            return List.of(this);
        }
        StoryEntry again = found.get();
        String every = again.text("every");
        List<StoryEntry> told = new ArrayList<>();
        for (int i = 0; i < again.number("times"); i++) {
            told.add(new StoryEntry(this, dates.earlier(every, i)));
        }
        return told;
    }

    public int number(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw new StoryException(place + ": " + key + " is not a number");
        }
    }

    /** Whether {@code key: yes} is said; anything but yes and no is a mistake. */
    public boolean says(String key) {
        String answer = text(key, "no");
        if (!Set.of("yes", "no").contains(answer)) {
            throw new StoryException(place + ": " + key + " is yes or no");
        }
        return answer.equals("yes");
    }

    /** A list of plain texts, empty if it is not there. */
    public List<String> textsIfAny(String key) {
        return at(key) == null ? List.of() : texts(key);
    }

    /** A list of plain texts. */
    public List<String> texts(String key) {
        if (!(at(key) instanceof List<?> items)) {
            throw new StoryException(place + ": " + key + " is not a list of texts");
        }
        return items.stream().map(Object::toString).toList();
    }

    /** The entry's keys and values as they stand, for mappings whose keys are data, such as dates. */
    public Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (at(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> pairs.put(name.toString(), value.toString()));
        }
        return pairs;
    }

    /** The entries by their keys, for mappings whose keys are names. */
    public Map<String, StoryEntry> entries(String key) {
        Map<String, StoryEntry> entries = new LinkedHashMap<>();
        if (at(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> entries.put(name.toString(), child(place + "." + key + "." + name, value)));
        }
        return entries;
    }

    /** @throws StoryException naming a key that nobody asked for */
    public void refuseUnknownKeys() {
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
