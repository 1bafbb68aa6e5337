package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;

/** The schemas are the check, and editors use them as well. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONFIG = Path.of("launch-config");
    private static final Path SCHEMAS = CONFIG.resolve("schema");

    static List<Path> schemas() {
        return Stream.of(SCHEMAS, Path.of("ui-templates/tabs/schema"))
                .flatMap(folder -> filesIn(folder, ".schema.json").stream())
                .toList();
    }

    @Test
    void everyExampleAndTheDefaultAccessRulesAreValid() {
        assertEquals(List.of(), problems("access", CONFIG.resolve("access.yaml")));
        assertEquals(List.of(), problems("withheld", CONFIG.resolve("withheld.yaml")));
        assertEquals(List.of(), problems("objections", CONFIG.resolve("examples/objections.yaml")));
        assertEquals(List.of(), problems("alerts", CONFIG.resolve("examples/alerts.yaml")));
        assertEquals(List.of(), problems("alerts", CONFIG.resolve("alerts.yaml")));
        assertAllValid("organisation", CONFIG.resolve("examples/organisations"));
        assertAllValid("feed", CONFIG.resolve("examples/feeds"));
    }

    @Test
    void theTrainingKitsFilesAreValid() {
        Path demo = Path.of("src/demo/resources/demo/launch-config");
        assertEquals(List.of(), problems("access", demo.resolve("access.yaml")));
        assertEquals(List.of(), problems("withheld", demo.resolve("withheld.yaml")));
        assertEquals(List.of(), problems("objections", demo.resolve("objections.yaml")));
        assertEquals(List.of(), problems("alerts", demo.resolve("alerts.yaml")));
        assertAllValid("organisation", demo.resolve("organisations"));
        assertAllValid("feed", demo.resolve("feeds"));
    }

    @Test
    void everyExampleTellsEditorsItsSchema() {
        Stream.of("organisations", "feeds")
                .flatMap(kind -> filesIn(CONFIG.resolve("examples/" + kind), ".yaml").stream())
                .forEach(file -> assertTrue(named(file).exists(), file + " names " + named(file)));
        assertTrue(named(CONFIG.resolve("access.yaml")).exists());
        assertTrue(named(CONFIG.resolve("withheld.yaml")).exists());
    }

    @Test
    void namesTheResourceTypesOfFhirR4() {
        List<String> types =
                Arrays.stream(ResourceType.values()).map(Enum::name).sorted().toList();
        for (String schema : List.of("feed", "organisation")) {
            List<String> named = new ArrayList<>();
            json(SCHEMAS.resolve(schema + ".schema.json"))
                    .at("/definitions/resourceTypes/items/enum")
                    .forEach(type -> named.add(type.asText()));
            assertEquals(types, named);
        }
    }

    /** A validator that is strict about schemas refuses what is not in the vocabulary, or is given a wrong value. */
    @ParameterizedTest
    @MethodSource("schemas")
    void isAStrictSchemaOfDraft7(Path schema) {
        assertEquals(
                List.of(),
                SchemaRegistry.withDialect(Dialects.getDraft7())
                        .getSchema(SchemaLocation.of(DialectId.DRAFT_7))
                        .validate(json(schema)));
        ConfigSchema.at((schema.startsWith(SCHEMAS) ? "/schema/" : "/templates/tabs/schema/") + schema.getFileName());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldIsDescribedAndEveryRuleHasWords(Path schema) {
        List<String> silent = new ArrayList<>();
        findSilent(json(schema), schema.getFileName().toString(), silent);
        assertEquals(List.of(), silent);
    }

    private static void findSilent(JsonNode rule, String path, List<String> silent) {
        boolean asserts = rule.has("pattern") || rule.has("not") || rule.has("contains") || rule.has("maxLength");
        if (asserts && !rule.has("errorMessage") && !path.matches(".*/if\\b.*|.*/(not|properties)")) {
            silent.add(path + " has no errorMessage");
        }
        if (rule.has("pattern")) {
            Pattern.compile(rule.get("pattern").asText());
        }
        rule.path("properties").properties().forEach(field -> {
            if (path.matches(".*(json|items|properties/\\w+|then)") && isOfThisBlock(field.getValue())) {
                if (!field.getValue().has("description")) {
                    silent.add(path + "." + field.getKey() + " is not described");
                }
            }
        });
        for (var child : rule.properties()) {
            if (child.getValue().isObject()) {
                findSilent(child.getValue(), path + "/" + child.getKey(), silent);
            }
            for (int i = 0; child.getValue().isArray() && i < child.getValue().size(); i++) {
                findSilent(child.getValue().get(i), path + "/" + child.getKey() + "/" + i, silent);
            }
        }
    }

    /** Not one that only says more of a field that is described elsewhere. */
    private static boolean isOfThisBlock(JsonNode field) {
        return field.has("type") || field.has("enum");
    }

    private static void assertAllValid(String schema, Path folder) {
        List<Path> files = filesIn(folder, ".yaml");
        assertTrue(files.size() >= 4, folder::toString);
        files.forEach(file -> assertEquals(List.of(), problems(schema, file), file::toString));
    }

    private static List<String> problems(String schema, Path file) {
        ConfigProblems problems = new ConfigProblems();
        String plain = read(file).replace("${address}", "http://localhost:8080").replace("${secrets}", "/run/secrets");
        ConfigSchema.at("/schema/" + schema + ".schema.json")
                .read(plain.getBytes(StandardCharsets.UTF_8), file.toString(), problems);
        return problems.inOrder().stream().map(Object::toString).toList();
    }

    private static File named(Path file) {
        String first = read(file).lines().findFirst().orElse("");
        String prefix = "# yaml-language-server: $schema=";
        assertTrue(first.startsWith(prefix), file + " begins with " + first);
        return file.resolveSibling(first.substring(prefix.length())).toFile();
    }

    private static List<Path> filesIn(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
