package org.sightline.registration;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The fields of one YAML block, each key known and given once. */
final class YamlFields {

    private final YamlValue block;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();

    private YamlFields(YamlValue block) {
        this.block = block;
    }

    static YamlFields of(YamlValue block, MappingNode mapping, List<String> known) {
        YamlFields fields = new YamlFields(block);
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            YamlValue value = new YamlValue(block.file(), fields.path(key), tuple.getValueNode(), block.problems());
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!known.contains(key)) {
                block.problems().add(block.file(), line, value.path(), "is not a known field" + nearest(key, known));
            } else if (fields.values.putIfAbsent(key, value) != null) {
                block.problems().add(block.file(), line, value.path(), "is given twice");
            }
        }
        return fields;
    }

    /** The field, or empty with the problem noted: it is missing. */
    Optional<YamlValue> required(String key) {
        Optional<YamlValue> value = optional(key);
        if (value.isEmpty()) {
            block.problems().add(block.file(), block.line(), path(key), "is missing");
        }
        return value;
    }

    /** The field, if it is given; a field without a value counts as not given. */
    Optional<YamlValue> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(v -> !v.isNull());
    }

    Optional<String> text(String key) {
        return required(key).flatMap(YamlValue::text);
    }

    boolean flag(String key, boolean otherwise) {
        return optional(key).flatMap(YamlValue::flag).orElse(otherwise);
    }

    YamlValue block() {
        return block;
    }

    Map<String, YamlValue> all() {
        return values;
    }

    private String path(String key) {
        return block.path().isEmpty() ? key : block.path() + "." + key;
    }

    private static String nearest(String key, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(k, key)))
                .filter(k -> distance(k, key) <= Math.max(2, key.length() / 3))
                .map(k -> "; did you mean " + k + "?")
                .orElse("; known here: " + String.join(", ", known));
    }

    /** The edit distance of Levenshtein, letters compared without case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
