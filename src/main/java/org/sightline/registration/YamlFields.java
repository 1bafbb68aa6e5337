package org.sightline.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sightline.registration.ConfigProblem.Severity;
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
            if (!known.contains(key)) {
                wrongKey(tuple, value, "is not a known field" + Nearest.of(key, known));
            } else if (fields.values.putIfAbsent(key, value) != null) {
                wrongKey(tuple, value, "is given twice");
            }
        }
        return fields;
    }

    private static void wrongKey(NodeTuple tuple, YamlValue value, String message) {
        value.problems().at(tuple.getKeyNode().getStartMark(), Severity.ERROR, value.file(), value.path(), message);
    }

    /** The field, or empty with the problem noted: it is missing. */
    Optional<YamlValue> required(String key) {
        Optional<YamlValue> value = optional(key);
        if (value.isEmpty()) {
            block.problems().at(block.place(), Severity.ERROR, block.file(), path(key), "is missing");
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
}
