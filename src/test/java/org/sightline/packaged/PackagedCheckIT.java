package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sightline check} as it is in the production build: no database, no Quarkus, a few seconds. */
class PackagedCheckIT {

    private static final Path APPLICATION =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("K08 the production build checks a folder by itself")
    void checksAFolderWithoutStartingTheViewer() throws Exception {
        Files.createDirectories(folder.resolve("feeds"));
        Files.createDirectories(folder.resolve("organisations"));
        Files.writeString(folder.resolve("access.yaml"), "roles: []\nunknownRole:\n  tabs: [summry]\n");
        Instant start = Instant.now();
        assertEquals(
                List.of(
                        folder + "/access.yaml:3:10: error: unknownRole.tabs[0]: there is no tab summry; did you mean"
                                + " summary?",
                        folder + "/withheld.yaml:1:1: error: is missing in " + folder + ": without it nothing sensitive"
                                + " would be withheld; begin with the file of this name that comes with the viewer",
                        folder + ": 2 errors, no warnings"),
                check(1));
        assertTrue(Duration.between(start, Instant.now()).toSeconds() < 20, "slow");
    }

    private List<String> check(int expectedCode) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        APPLICATION.toString(),
                        "org.sightline.check.Check",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(expectedCode, process.exitValue(), words);
        return words.lines().toList();
    }
}
