package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSets;
import org.sightline.context.NhsNumber;
import org.sightline.feed.reading.DialectHabits;
import org.sightline.feed.reading.DialectRecord;
import org.sightline.feed.reading.DialectServer;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.registration.loading.LaunchConfigLoader;
import org.sightline.tab.definition.TabSetup;

@DisplayName("F37 a feed is probed by what the tabs ask with the lists that are loaded")
class ProbePlanTest {

    private static final String DIABETES = "999004691000230108";

    @TempDir
    Path root;

    @TempDir
    Path lists;

    private String access = ConfigFolder.ACCESS;

    @Test
    void publishedListsAreAskedFor() throws IOException {
        ListFolder folder = new ListFolder(lists);
        folder.write("diabetes", "refset: \"" + DIABETES + "\"\n", concept(1) + "\tstate\tA kind of diabetes");

        assertFalse(asked(ValueSets.NONE).stream().anyMatch(search -> search.contains(concept(1))));
        assertTrue(asked(folder.sets()).stream()
                .anyMatch(search -> search.startsWith("GET Condition?") && search.contains(concept(1))));
    }

    @Test
    @DisplayName("F37 a feed is probed for as far back as the folder says that the shared record goes")
    void theFirstDayOfTheRecordIsAskedFor() throws IOException {
        assertFalse(asked(ValueSets.NONE).stream().anyMatch(search -> search.contains("authored=ge2023-01-01")));
        access = "recordsSince: 2023-01-01\n" + ConfigFolder.ACCESS;
        assertTrue(
                asked(ValueSets.NONE).stream()
                        .anyMatch(search ->
                                search.startsWith("GET ServiceRequest?") && search.contains("authored=ge2023-01-01")),
                () -> "not asked since 2023");
    }

    @Test
    @DisplayName("F37-TLS a feed whose TLS configuration is not here says so")
    void aMissingTlsConfigurationIsSaid() {
        ConfigFolder.sound(root)
                .write(
                        "feeds/greenfield.yaml",
                        ConfigFolder.FEED.replace("https://fhir.greenfield.example", "https://localhost:1")
                                + "tls: greenfield\n");
        List<String> lines = check(ValueSets.NONE);
        assertEquals("greenfield (Greenfield Surgery)", lines.getFirst());
        assertTrue(lines.get(1).endsWith("no answer  its TLS configuration is not here"), lines.toString());
    }

    private List<String> asked(ValueSets sets) throws IOException {
        try (DialectServer server = DialectServer.start(DialectHabits.IGNORING, DialectRecord.ALL)) {
            ConfigFolder.sound(root)
                    .write("access.yaml", access)
                    .write(
                            "feeds/greenfield.yaml",
                            ConfigFolder.FEED
                                    .replace(
                                            "https://fhir.greenfield.example/r4",
                                            server.base().toString())
                                    .replace("[Patient, AllergyIntolerance]", "[Patient, Condition, ServiceRequest]"));
            check(sets);
            return server.asked();
        }
    }

    private List<String> check(ValueSets sets) {
        LaunchConfig config =
                new LaunchConfigLoader(true, ConfigFolder.CLOCK).check(root).orThrow();
        NhsNumber ivy = NhsNumber.parse("9990000018").orElseThrow();
        return new ProbeCheck(
                        ivy,
                        new TabSetup(sets, config.access().recordsSince().orElse(null)),
                        Map.of(),
                        ConfigFolder.CLOCK)
                .linesOf(config);
    }
}
