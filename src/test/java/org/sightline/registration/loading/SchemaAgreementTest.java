package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;

/**
 * Whatever is written in whichever field: an editor, which reads YAML 1.2 and holds it to the schema with a validator of
 * draft 7, and the viewer find the same fields wrong.
 */
class SchemaAgreementTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is written without quotes, and what it is by the core schema of YAML 1.2. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("no", "\"no\""),
            Map.entry("yes", "\"yes\""),
            Map.entry("true", "true"),
            Map.entry("False", "false"),
            Map.entry("tRUE", "\"tRUE\""),
            Map.entry("~", "null"),
            Map.entry("null", "null"),
            Map.entry("nULL", "\"nULL\""),
            Map.entry("0", "0"),
            Map.entry("007", "7"),
            Map.entry("+12", "12"),
            Map.entry("0x1F", "31"),
            Map.entry("0o17", "15"),
            Map.entry("1.5", "1.5"),
            Map.entry("8E100", "8E100"),
            Map.entry(".5", "0.5"),
            Map.entry("99999999999999999999999999", "99999999999999999999999999"),
            Map.entry("2026-11-30", "\"2026-11-30\""),
            Map.entry("12:30", "\"12:30\""),
            Map.entry("\"12\"", "\"12\""),
            Map.entry("\"\"", "\"\""),
            Map.entry("a b", "\"a b\""),
            Map.entry("RNG01", "\"RNG01\""),
            Map.entry("https://a.example/b", "\"https://a.example/b\""),
            Map.entry("[]", "[]"),
            Map.entry("{}", "{}"),
            Map.entry("[a, a]", "[\"a\",\"a\"]"),
            Map.entry("{a: 1}", "{\"a\":1}"));

    static Stream<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("launch-config/schema"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    @DisplayName("JOIN-08 schema and viewer find the same fields wrong, whatever is written in them")
    void findTheSameFieldsWrong(Path file) throws IOException {
        JsonNode document = JSON.readTree(file.toFile());
        Schema editor = SchemaRegistry.withDialect(Dialects.getDraft7()).getSchema(document);
        ConfigSchema viewer = ConfigSchema.at("/schema/" + file.getFileName());
        Set<String> paths = new LinkedHashSet<>();
        walk(document, document, "", paths, 0);
        assertTrue(paths.size() > 5, paths::toString);
        for (String path : paths) {
            for (Map.Entry<String, String> value : WRITTEN.entrySet()) {
                boolean wrong = editor.validate(JSON.readTree(around(path, value.getValue(), "\""))).stream()
                        .anyMatch(error -> isAtOrBelow(path(error), path));
                boolean refused = problems(viewer, around(path, value.getKey(), "")).stream()
                        .anyMatch(problem -> isAtOrBelow(problem.field(), path));
                assertEquals(wrong, refused, path + ": " + value.getKey());
            }
        }
    }

    /** Every field that the schema names, as messages call it; of lists their first item. */
    private static void walk(JsonNode root, JsonNode rule, String path, Set<String> paths, int depth) {
        JsonNode meant = rule.has("$ref") ? root.at(rule.get("$ref").asText().substring(1)) : rule;
        if (depth > 8) {
            return;
        }
        if (!path.isEmpty()) {
            paths.add(path);
        }
        meant.path("properties").properties().forEach(field -> {
            String child = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            walk(root, field.getValue(), child, paths, depth + 1);
        });
        if (meant.path("items").isObject()) {
            walk(root, meant.get("items"), path + "[0]", paths, depth + 1);
        }
    }

    /** A file with nothing but a value and what stands around it. */
    private static String around(String path, String value, String quote) {
        String text = value;
        List<String> parts = List.of(path.replace("[0]", ".[").split("\\."));
        for (int i = parts.size() - 1; i >= 0; i--) {
            text = parts.get(i).equals("[") ? "[" + text + "]" : "{" + quote + parts.get(i) + quote + ": " + text + "}";
        }
        return text;
    }

    private static String path(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object part = error.getInstanceLocation().getElement(i);
            path.append(part instanceof Integer ? "[" + part + "]" : (path.isEmpty() ? "" : ".") + part);
        }
        if (error.getProperty() != null) {
            path.append(path.isEmpty() ? "" : ".").append(error.getProperty());
        }
        return path.toString();
    }

    private static boolean isAtOrBelow(String found, String path) {
        return found.equals(path) || found.startsWith(path + ".") || found.startsWith(path + "[");
    }

    private static List<ConfigProblem> problems(ConfigSchema viewer, String yaml) {
        ConfigProblems problems = new ConfigProblems();
        viewer.read(yaml.getBytes(StandardCharsets.UTF_8), "file", problems);
        return problems.inOrder();
    }
}
