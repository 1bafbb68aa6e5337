package org.sightline.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors use say what the loader says. */
class SchemaTest {

    private static final Path CONFIG = Path.of("launch-config");
    private static final String ORGANISATION = "organisations/northgate.yaml";
    private static final String FEED = "feeds/greenfield.yaml";
    private static final String ACCESS = "access.yaml";

    @TempDir
    Path temporary;

    @Test
    void everyExampleAndTheDefaultAccessRulesAreValid() {
        assertEquals(List.of(), problems(ACCESS, read(CONFIG.resolve("access.yaml"))));
        yamlIn(CONFIG.resolve("examples/organisations")).forEach(this::isValidOrganisation);
        yamlIn(CONFIG.resolve("examples/feeds")).forEach(this::isValidFeed);
    }

    @Test
    void theTrainingKitsFilesAreValid() {
        Path demo = Path.of("src/demo/resources/demo/launch-config");
        assertEquals(List.of(), problems(ACCESS, read(demo.resolve("access.yaml"))));
        assertTrue(yamlIn(demo.resolve("organisations")).size() >= 4);
        yamlIn(demo.resolve("organisations")).forEach(this::isValidOrganisation);
        yamlIn(demo.resolve("feeds")).forEach(this::isValidFeed);
    }

    @Test
    void everyExampleTellsEditorsItsSchema() {
        Stream.of("organisations", "feeds")
                .flatMap(kind -> yamlIn(CONFIG.resolve("examples/" + kind)).stream())
                .forEach(file -> assertTrue(named(file).exists(), file + " names " + named(file)));
        assertTrue(named(CONFIG.resolve("access.yaml")).exists());
    }

    @Test
    void namesTheResourceTypesOfFhirR4() {
        List<String> named = new ArrayList<>();
        EditorSchema.of(FEED).at("/properties/supplies/items/enum").forEach(type -> named.add(type.asText()));
        assertEquals(
                Arrays.stream(ResourceType.values()).map(Enum::name).sorted().toList(), named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "feed", "access"})
    void everyFieldIsDescribed(String name) {
        List<String> silent = new ArrayList<>();
        silent(EditorSchema.named(name), name, silent);
        assertEquals(List.of(), silent);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            organisations/northgate.yaml | odsCodes: [RNG01] | odsCode: RNG01
            organisations/northgate.yaml | odsCodes: [RNG01] | odsCodes: []
            organisations/northgate.yaml | odsCodes: [RNG01] | odsCodes: [rng01]
            organisations/northgate.yaml | name: Northgate Hospital | name: [a]
            organisations/northgate.yaml | name: Northgate Hospital | name: ""
            organisations/northgate.yaml | algorithm: ES256 | algorithm: HS256
            organisations/northgate.yaml | algorithm: ES256 | algorithm: none
            organisations/northgate.yaml | https://epr.northgate.example/launch | http://epr.northgate.example/launch
            organisations/northgate.yaml | https://epr.northgate.example/jwks.json | http://epr.northgate.example/jwks.json
            organisations/northgate.yaml | https://epr.northgate.example/jwks.json | https://user@epr.northgate.example/
            organisations/northgate.yaml | [https://epr.northgate.example] | ["*"]
            organisations/northgate.yaml | [https://epr.northgate.example] | [https://epr.northgate.example/]
            organisations/northgate.yaml | name: Northgate Hospital | framedBy: ["*"]
            organisations/northgate.yaml | phone: 01604 555 0100, | email: x,
            organisations/northgate.yaml | jwksUrl: https://epr.northgate.example/jwks.json | static: []
            organisations/northgate.yaml | jwksUrl: https://epr.northgate.example/jwks.json | static: [{kid: a, notAfter: 2027-01-01}]
            organisations/northgate.yaml | jwksUrl: https://epr.northgate.example/jwks.json | static: [{kid: a, notAfter: 2027-01-01, jwk: {kty: oct, k: AAAA}}]
            organisations/northgate.yaml | algorithm: ES256 | maxTokenLifetime: 60s
            organisations/northgate.yaml | serviceDesk: | smart: {fhirBaseUrl: https://f.example}%nserviceDesk:
            organisations/northgate.yaml | serviceDesk: | smart: []%nserviceDesk:
            feeds/greenfield.yaml | freshness: live | freshness: daily
            feeds/greenfield.yaml | freshness: live | setting: gp
            feeds/greenfield.yaml | https://fhir.greenfield.example/r4/ | http://fhir.greenfield.example/r4
            feeds/greenfield.yaml | {kind: none} | {kind: basic}
            feeds/greenfield.yaml | {kind: none} | {kind: none, name: X}
            feeds/greenfield.yaml | {kind: none} | {kind: header, name: X-Api-Key}
            feeds/greenfield.yaml | {kind: none} | {kind: header, name: X-Api-Key, value: hunter2hunter2}
            feeds/greenfield.yaml | [Patient, AllergyIntolerance] | [Condition]
            feeds/greenfield.yaml | [Patient, AllergyIntolerance] | [Patient, Patient]
            feeds/greenfield.yaml | [Patient, AllergyIntolerance] | [Patient, AlergyIntolerance]
            feeds/greenfield.yaml | odsCode: A81001 | odsCode: A81001%nconnected: false
            access.yaml | tabs: [summary] | tabs: [Summary]
            access.yaml | code: R8001 | code: ""
            access.yaml | name: Nurse | title: Nurse
            """)
    @DisplayName("K01 K04 what the schema refuses the loader refuses too")
    void refusesWhatTheLoaderRefuses(String file, String sound, String broken) {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        String text = read(temporary.resolve(file)).replace(sound, broken.replace("%n", "\n"));
        folder.write(file, text);
        assertFalse(folder.problems().isEmpty(), "the loader accepts it");
        assertFalse(problems(file, text).isEmpty(), "the schema accepts it");
    }

    @Test
    void acceptsWhatTheLoaderAccepts() {
        assertEquals(List.of(), problems(ORGANISATION, ConfigFolder.ORGANISATION));
        assertEquals(List.of(), problems(FEED, ConfigFolder.FEED));
        assertEquals(List.of(), problems(ACCESS, ConfigFolder.ACCESS));
    }

    private void isValidOrganisation(Path file) {
        assertEquals(List.of(), problems(ORGANISATION, read(file)), file::toString);
    }

    private void isValidFeed(Path file) {
        assertEquals(List.of(), problems(FEED, read(file)), file::toString);
    }

    private static List<String> problems(String file, String yaml) {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(EditorSchema.of(file));
        String plain = yaml.replace("${address}", "http://localhost:8080");
        return schema.validate(YamlAsJson.of(plain)).stream()
                .map(Object::toString)
                .toList();
    }

    private static void silent(JsonNode schema, String path, List<String> silent) {
        JsonNode properties = schema.path("properties");
        properties.fieldNames().forEachRemaining(name -> {
            JsonNode field = properties.get(name);
            if (!field.has("description")) {
                silent.add(path + "." + name);
            }
            silent(field, path + "." + name, silent);
            silent(field.path("items"), path + "." + name + "[]", silent);
        });
        StreamSupport.stream(schema.path("oneOf").spliterator(), false).forEach(branch -> silent(branch, path, silent));
    }

    private static File named(Path file) {
        String first = read(file).lines().findFirst().orElse("");
        String prefix = "# yaml-language-server: $schema=";
        assertTrue(first.startsWith(prefix), file + " begins with " + first);
        return file.resolveSibling(first.substring(prefix.length())).toFile();
    }

    private static List<Path> yamlIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
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
