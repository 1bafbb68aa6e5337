package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.loading.ConfigFolder;

/** What a pipeline reads of a check. */
class CheckFormatsTest {

    @TempDir
    Path temporary;

    private CheckedFolder folder;

    @BeforeEach
    void spoilAFolder() {
        folder = new CheckedFolder(temporary);
        folder.write("organisations/northgate.yaml", ConfigFolder.ORGANISATION.replace("ES256", "none"));
        folder.write("100%,a:b.yaml", "");
    }

    @Test
    @DisplayName("JOIN-02 GitHub shows each problem beside the line it is in")
    void writesAnnotationsForGithub() {
        assertEquals(
                new CheckedFolder.Outcome(
                        1,
                        List.of(
                                "::warning file=" + temporary
                                        + "/100%25%2Ca%3Ab.yaml,line=1,col=1::is not read; what is read are"
                                        + " organisations/, feeds/, value-sets/, access.yaml, withheld.yaml,"
                                        + " objections.yaml and alerts.yaml",
                                "::error file=" + temporary
                                        + "/organisations/northgate.yaml,line=4,col=12::algorithm: has to be one of"
                                        + " ES256, ES384, PS256, RS256, RS384",
                                folder + ": 1 error, 1 warning")),
                CheckedFolder.check(Map.of(), "--format", "github", folder.toString()));
    }

    @Test
    @DisplayName("JOIN-02 a SARIF log names file, line, column and field, and nothing else is written")
    void writesSarif() throws IOException {
        CheckedFolder.Outcome outcome = CheckedFolder.check(Map.of(), "--format=sarif", folder.toString());
        assertEquals(1, outcome.code());
        JsonNode log = new ObjectMapper().readTree(String.join("\n", outcome.lines()));
        assertEquals("2.1.0", log.path("version").asText());
        JsonNode run = log.at("/runs/0");
        assertFalse(run.at("/tool/driver/name").asText().isEmpty());
        assertEquals(2, run.path("results").size());
        JsonNode error = run.at("/results/1");
        assertEquals(run.at("/tool/driver/rules/0/id"), error.path("ruleId"));
        assertEquals("error", error.path("level").asText());
        assertEquals("warning", run.at("/results/0/level").asText());
        assertTrue(error.at("/message/text").asText().startsWith("algorithm: has to be one of ES256"));
        JsonNode place = error.at("/locations/0/physicalLocation");
        assertEquals(
                "{\"startLine\":4,\"startColumn\":12}", place.path("region").toString());
        for (JsonNode result : run.path("results")) {
            URI address = URI.create(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asText());
            assertTrue(Files.exists(Path.of(address)), address::toString);
        }
        assertEquals(
                "algorithm",
                error.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText());
    }

    @Test
    @DisplayName("JOIN-02 a folder of the checkout is named as the pipeline names it")
    void namesFilesOfTheCheckoutRelativeToIt() throws IOException {
        CheckedFolder.Outcome outcome = CheckedFolder.check(Map.of(), "--format", "sarif", "launch-config");
        JsonNode first =
                new ObjectMapper().readTree(String.join("\n", outcome.lines())).at("/runs/0/results/0");
        assertTrue(
                first.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText()
                        .startsWith("launch-config/"),
                first::toString);
    }

    @Test
    void knowsNoOtherForm() {
        assertEquals(
                new CheckedFolder.Outcome(
                        2, List.of("--format is text, sarif or github. See ./sightline check --help.")),
                CheckedFolder.check(Map.of(), "--format", "xml", folder.toString()));
        assertEquals(
                2,
                CheckedFolder.check(
                                Map.of(), "--online", "--patient", "9990000018", "--format=sarif", folder.toString())
                        .code());
    }
}
