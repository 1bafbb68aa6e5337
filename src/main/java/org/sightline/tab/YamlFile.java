package org.sightline.tab;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file read node by node, so that whatever is wrong can be named with its line. */
final class YamlFile {

    private final String file;
    private final List<String> problems;

    YamlFile(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The root mapping; empty, with a problem noted, if the text is no YAML mapping. */
    Map<String, Node> parse(String text, Set<String> known) {
        try {
            return mapping(new Yaml(new LoaderOptions()).compose(new StringReader(text)), known);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line + ": not readable as YAML: " + e.getProblem());
            return Map.of();
        }
    }

    /** A mapping whose keys are all known and none of which comes twice. */
    Map<String, Node> mapping(@Nullable Node node, Set<String> known) {
        Map<String, Node> fields = anyMapping(node);
        fields.forEach((key, value) -> {
            if (!known.contains(key)) {
                problem(
                        value,
                        "unknown key " + key + ", known are "
                                + known.stream().sorted().toList());
            }
        });
        return fields;
    }

    Map<String, Node> anyMapping(@Nullable Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "expected names and values here");
            return Map.of();
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (fields.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), key + " stands twice");
            }
        }
        return fields;
    }

    List<Node> list(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, "expected a list here");
        return List.of();
    }

    List<String> texts(@Nullable Node node) {
        List<String> texts = new ArrayList<>();
        list(node).forEach(item -> texts.add(text(item)));
        return texts;
    }

    /** A required text; noted as missing at {@code parent} if it is not there. */
    String required(Map<String, Node> fields, String name, Node parent) {
        Node node = fields.get(name);
        if (node == null) {
            problem(parent, name + " is missing");
            return "";
        }
        return text(node);
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        problem(node, "expected a text here");
        return "";
    }

    /** A number of months, more than 0. */
    int months(@Nullable Node node) {
        return number(node, "expected a number of months from 1 to 9999");
    }

    /** A number from 1 to 9999. */
    int number(@Nullable Node node) {
        return number(node, "expected a number from 1 to 9999");
    }

    private int number(@Nullable Node node, String otherwise) {
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(scalar.getValue());
        }
        problem(node, otherwise);
        return 1;
    }

    void problem(@Nullable Node node, String message) {
        problems.add(file + (node == null ? "" : ":" + (node.getStartMark().getLine() + 1)) + ": " + message);
    }
}
