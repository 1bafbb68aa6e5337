package org.sightline.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sightline.registration.ConfigProblem.Severity;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Finds the line and column of a field, for problems that show only when what it names is asked. */
public final class FieldPlaces {

    private final FolderReading reading;

    public FieldPlaces(Path folder) {
        this.reading = FolderReading.of(folder);
    }

    /**
     * A problem at the field.
     *
     * @param file relative to the folder
     * @param field names joined by dots, such as {@code keys.jwksUrl}; the nearest block that is there is pointed at
     */
    public ConfigProblem problem(Severity severity, String file, String field, String message) {
        ConfigProblems problems = new ConfigProblems();
        Optional<YamlValue> root =
                reading.bytes(file).flatMap(bytes -> YamlFile.parse(bytes, file, new ConfigProblems()));
        problems.at(
                root.map(value -> find(value.node(), List.of(field.split("\\.", -1)))
                                .getStartMark())
                        .orElse(null),
                severity,
                file,
                field,
                message);
        return problems.inOrder().getFirst();
    }

    private static Node find(Node node, List<String> names) {
        if (names.isEmpty() || !(node instanceof MappingNode mapping)) {
            return node;
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(names.getFirst()))
                .map(tuple -> find(tuple.getValueNode(), names.subList(1, names.size())))
                .findFirst()
                .orElse(node);
    }
}
