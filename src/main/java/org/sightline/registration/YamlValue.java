package org.sightline.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.registration.ConfigProblem.Severity;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a file with the place it stands. Every reading method notes a problem when it answers empty, so a caller
 * only has to carry on.
 *
 * @param path such as {@code keys.static[0].kid}
 */
record YamlValue(String file, String path, Node node, ConfigProblems problems) {

    /** A text as it is written; a number or a date is taken letter by letter, true, false and null are not text. */
    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !isNull() && !Tag.BOOL.equals(scalar.getTag())) {
            String value = scalar.getValue();
            if (value.isBlank()) {
                return problem("is empty");
            }
            if (!value.equals(value.strip()) && !value.contains("\n")) {
                return problem("starts or ends with a space");
            }
            return Optional.of(value);
        }
        return problem("has to be text, not " + kind());
    }

    Optional<Boolean> flag() {
        if (node instanceof ScalarNode scalar && Tag.BOOL.equals(scalar.getTag())) {
            if ("true".equals(scalar.getValue()) || "false".equals(scalar.getValue())) {
                return Optional.of(Boolean.valueOf(scalar.getValue()));
            }
        }
        return problem("has to be true or false");
    }

    Optional<Integer> number(int least, int most) {
        String expected = "has to be a whole number from " + least + " to " + most;
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(scalar.getValue());
            return value >= least && value <= most ? Optional.of(value) : problem(expected);
        }
        return problem(expected);
    }

    Optional<List<YamlValue>> list() {
        if (node instanceof SequenceNode sequence) {
            List<YamlValue> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(new YamlValue(file, path + "[" + items.size() + "]", item, problems));
            }
            return Optional.of(items);
        }
        return problem("has to be a list, not " + kind());
    }

    Optional<List<YamlValue>> filledList() {
        return list().flatMap(items -> items.isEmpty() ? problem("has to name at least one") : Optional.of(items));
    }

    /** The value's own fields; any key that is not among {@code known} is a problem. */
    Optional<YamlFields> fields(List<String> known) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(YamlFields.of(this, mapping, known));
        }
        return problem("has to be a block of fields, not " + kind());
    }

    boolean isNull() {
        return Tag.NULL.equals(node.getTag());
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    Mark place() {
        return node.getStartMark();
    }

    /** Notes an error here and answers empty. */
    <T> Optional<T> problem(String message) {
        problems.at(place(), Severity.ERROR, file, path, message);
        return Optional.empty();
    }

    /** Notes here that what it names has ended; the value can be used, and whoever uses it finds that it has. */
    void ended(String message) {
        problems.at(place(), Severity.ENDED, file, path, message);
    }

    /** Notes here what somebody should look at, though the value can be used. */
    void warning(String message) {
        problems.at(place(), Severity.WARNING, file, path, message);
    }

    private String kind() {
        return switch (node) {
            case MappingNode m -> "a block of fields";
            case SequenceNode s -> "a list";
            default -> isNull() ? "nothing" : Tag.BOOL.equals(node.getTag()) ? "true or false" : "text";
        };
    }
}
