package org.sightline.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigProblem.Severity;

/**
 * One value of a file with the place it stands. Readers that make something of it rely on the schema and ask {@link
 * #isSound} first; rules that go beyond the schema look with {@link #find} and {@link #items} at what is sound, whatever
 * else is wrong with the file, so that all problems come at once.
 */
public final class ConfigValue {

    private final ConfigFile file;
    private final String path;
    private final JsonNode node;

    ConfigValue(ConfigFile file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** As a message about another value names this one. */
    public String where() {
        Place place = file.place(path);
        return file.name() + ":" + place.line() + ":" + place.column();
    }

    /** Whether the schema and the rules so far find nothing wrong with it. */
    public boolean isSound() {
        return file.isSound(path);
    }

    /** A text as it is written; a number is taken letter by letter. */
    public String text() {
        return node.asText();
    }

    public boolean has(String field) {
        return node.has(field);
    }

    /** A field that the schema requires. */
    public ConfigValue field(String name) {
        return new ConfigValue(file, ConfigFile.child(path, name), node.required(name));
    }

    public String text(String field) {
        return field(field).text();
    }

    public String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    public boolean flag(String field, boolean otherwise) {
        return node.path(field).asBoolean(otherwise);
    }

    public int number() {
        return node.intValue();
    }

    public int number(String field, int otherwise) {
        return node.path(field).asInt(otherwise);
    }

    /** What the field names lead to from here, if it is there and sound. */
    public Optional<ConfigValue> find(String... names) {
        ConfigValue found = this;
        for (String name : names) {
            if (!found.has(name)) {
                return Optional.empty();
            }
            found = found.field(name);
        }
        return found.isSound() ? Optional.of(found) : Optional.empty();
    }

    /** The sound items of the list that the field names lead to; none if it is not there. */
    public List<ConfigValue> items(String... names) {
        ConfigValue list = this;
        for (String name : names) {
            if (!list.has(name)) {
                return List.of();
            }
            list = list.field(name);
        }
        return list.node.isArray()
                ? list.children().values().stream().filter(ConfigValue::isSound).toList()
                : List.of();
    }

    public boolean isList() {
        return node.isArray();
    }

    /** Every item of a list, sound or not, for rules about its parts. */
    public List<ConfigValue> allItems(String field) {
        return node.path(field).isArray() ? List.copyOf(field(field).children().values()) : List.of();
    }

    /** The names of its fields. */
    public Set<String> names() {
        return names(node);
    }

    /** The names of a block's fields; none if it is not there. */
    public Set<String> names(String field) {
        return names(node.path(field));
    }

    private static Set<String> names(JsonNode block) {
        return block.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** The texts of a list; none if the field is not there. */
    public List<String> texts(String field) {
        return items(field).stream().map(ConfigValue::text).toList();
    }

    /** The sound fields of a block whose names are the author's own; none if the field is not there. */
    public Map<String, ConfigValue> fields(String field) {
        Map<String, ConfigValue> fields = new LinkedHashMap<>();
        if (node.path(field).isObject()) {
            field(field).children().forEach((name, value) -> {
                if (value.isSound()) {
                    fields.put(name, value);
                }
            });
        }
        return fields;
    }

    /** The items of a list by their number, or the fields of a block by their name. */
    private Map<String, ConfigValue> children() {
        Map<String, ConfigValue> children = new LinkedHashMap<>();
        node.properties().forEach(field -> children.put(field.getKey(), field(field.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            children.put(String.valueOf(i), new ConfigValue(file, ConfigFile.child(path, i), node.get(i)));
        }
        return children;
    }

    /** The value that these names lead to, or the nearest block on the way that is there. */
    public Place nearest(List<String> names) {
        return names.isEmpty() || !has(names.getFirst())
                ? file.place(path)
                : field(names.getFirst()).nearest(names.subList(1, names.size()));
    }

    /** Notes an error here. */
    public void error(String message) {
        file.note(Severity.ERROR, path, message);
    }

    /** Notes here that what it names has ended; the value can be used, and whoever uses it finds that it has. */
    public void ended(String message) {
        file.note(Severity.ENDED, path, message);
    }

    /** Notes here what somebody should look at, though the value can be used. */
    public void warning(String message) {
        file.note(Severity.WARNING, path, message);
    }
}
