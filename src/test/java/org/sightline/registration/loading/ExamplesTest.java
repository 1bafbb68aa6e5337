package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.Coded;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.testing.WithheldFile;

/** What stands in {@code launch-config/} itself. */
class ExamplesTest {

    private static final Path CONFIG = Path.of("launch-config");

    @TempDir
    Path temporary;

    @Test
    void everyExampleLoadsTogetherWithTheDefaultAccessRules() throws IOException {
        copy(CONFIG.resolve("examples/organisations"), temporary.resolve("organisations"));
        copy(CONFIG.resolve("examples/feeds"), temporary.resolve("feeds"));
        Files.copy(CONFIG.resolve("access.yaml"), temporary.resolve("access.yaml"));
        Files.copy(CONFIG.resolve("examples/alerts.yaml"), temporary.resolve("alerts.yaml"));
        WithheldFile.write(temporary);
        LaunchConfig config = ConfigFolder.loader(false).load(temporary);
        assertEquals(
                List.of("jwks-url", "smart-asymmetric", "smart-symmetric", "static-key"),
                config.organisations().stream().map(LaunchRegistration::id).toList());
        assertEquals(7, config.feeds().size());
        assertEquals(
                1,
                config.feeds().stream()
                        .filter(feed -> feed.connection().isEmpty())
                        .count());
    }

    @Test
    void theExampleOfAccessRulesSaysWhenTheSharedRecordBegins() {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        folder.change("access.yaml", text -> read(CONFIG.resolve("examples/access.yaml")));
        assertEquals(
                Optional.of(LocalDate.of(2023, 1, 1)), folder.load().access().recordsSince());
    }

    @Test
    void theDefaultAccessRulesOpenSummaryToNursesAndNothingToUnknownRoles() {
        ConfigFolder folder = ConfigFolder.sound(temporary);
        folder.change("access.yaml", text -> read(CONFIG.resolve("access.yaml")));
        AccessRules access = folder.load().access();
        String system = "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName";
        assertTrue(access.tabsOf(new Coded(system, "R8001", ""), "northgate").contains(TabId.SUMMARY));
        assertTrue(access.tabsOf(new Coded(system, "R9999", ""), "northgate").isEmpty());
    }

    @Test
    void aFreshCopyHasNeitherOrganisationsNorFeeds() throws IOException {
        for (String sub : List.of("organisations", "feeds")) {
            try (Stream<Path> files = Files.list(CONFIG.resolve(sub))) {
                assertEquals(
                        List.of(".gitkeep"),
                        files.map(file -> file.getFileName().toString()).toList());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
