package org.sightline.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML document as editors see it when they hold it to a JSON Schema: a date is text. */
final class YamlAsJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private YamlAsJson() {}

    static JsonNode of(String text) {
        return of(new Yaml().compose(new StringReader(text)));
    }

    private static JsonNode of(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = NODES.objectNode();
                mapping.getValue()
                        .forEach(tuple ->
                                object.set(((ScalarNode) tuple.getKeyNode()).getValue(), of(tuple.getValueNode())));
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = NODES.arrayNode();
                sequence.getValue().forEach(item -> array.add(of(item)));
                yield array;
            }
            case ScalarNode scalar -> of(scalar);
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static JsonNode of(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (Tag.NULL.equals(tag)) {
            return NODES.nullNode();
        }
        if (Tag.BOOL.equals(tag)) {
            return NODES.booleanNode(Boolean.parseBoolean(scalar.getValue()));
        }
        return Tag.INT.equals(tag) && scalar.getValue().matches("[0-9]{1,9}")
                ? NODES.numberNode(Integer.parseInt(scalar.getValue()))
                : NODES.textNode(scalar.getValue());
    }
}
