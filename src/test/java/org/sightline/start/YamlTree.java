package org.sightline.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A YAML or JSON file of those for operators, as maps, lists and values. */
final class YamlTree {

    static final Path KUBERNETES = Path.of("src/main/kubernetes");

    private YamlTree() {}

    /** Those for Kubernetes. */
    static List<Object> manifests() throws IOException {
        List<Object> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            for (Path file : files.sorted().toList()) {
                all.addAll(yaml(file));
            }
        }
        return all;
    }

    static Object manifest(String kind) throws IOException {
        return manifests().stream()
                .filter(manifest -> text(manifest, "kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static List<Object> yaml(Path file) throws IOException {
        List<Object> all = new ArrayList<>();
        new Yaml().loadAll(Files.readString(file)).forEach(all::add);
        return all;
    }

    static Object in(Object from, String... path) {
        Object place = from;
        for (String name : path) {
            place = ((Map<?, ?>) place).get(name);
        }
        return place;
    }

    static List<?> list(Object from, String... path) {
        return (List<?>) in(from, path);
    }

    static String text(Object from, String... path) {
        return String.valueOf(in(from, path));
    }
}
