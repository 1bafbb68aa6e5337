package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.libraries.BillOfMaterials;
import org.sightline.start.EnvironmentName;
import org.sightline.testing.DrippingHeader;

/** What {@code ./sightline package} makes, unpacked where there is a Java runtime and neither Maven nor Node nor a JDK. */
class PackagedArchiveIT {

    private static final Pattern PORT = Pattern.compile("Listening on: https?://[^:]+:([0-9]+)");

    @TempDir
    private static Path folder;

    private static Path unpacked;
    private static Map<String, String> environment;

    @BeforeAll
    static void unpack() throws Exception {
        Outcome packed = run(
                Path.of("").toAbsolutePath(),
                Map.of(),
                "./sightline",
                "package",
                "--no-build",
                "--to",
                folder.toString());
        assertEquals(0, packed.code(), packed.words());
        String archive = packed.words().strip();
        assertEquals(0, run(folder, Map.of(), "tar", "-xzf", archive).code());
        unpacked = folder.resolve(Path.of(archive).getFileName().toString().replace(".tar.gz", ""));
        environment =
                Map.of("PATH", tools().toString(), "JAVA_HOME", runtime().toString(), "SIGHTLINE_JDK_FOLDERS", "");
    }

    @Test
    @DisplayName("check, keys, codes and verify-audit run from it")
    void itsCommandsRun() throws Exception {
        assertEquals(
                "sightline " + Files.readString(unpacked.resolve("VERSION")).strip(),
                said(0, "--version").strip());
        assertTrue(
                said(1, "check", unpacked.resolve("launch-config").toString()).contains("error"));
        Path keys = folder.resolve("seal-keys.json");
        said(0, "keys", "rotate", "--seals", keys.toString());
        assertTrue(Files.exists(keys));
        said(0, "codes", "list");
        assertTrue(said(2, "verify-audit").contains("--key"));
        assertTrue(said(1, "demo").contains("needs the sources"));
        assertTrue(Files.exists(unpacked.resolve("src/main/observe/alert-rules.yaml")));
        assertTrue(said(0, "--help").contains("Needs a Java runtime"));
    }

    @Test
    @DisplayName(
            "LIB-5 its bill of materials names every library in it, none of them unused or with a grave vulnerability")
    void itsBillOfMaterialsIsWhole() throws Exception {
        String text = Files.readString(unpacked.resolve("sbom.json"));
        BillOfMaterials bill = BillOfMaterials.of(text);
        assertEquals(BillOfMaterials.jarsIn(unpacked.resolve("application/lib")), bill.jars());
        assertEquals(List.of(), bill.faults());
        assertFalse(text.contains("timestamp"));
    }

    @Test
    @DisplayName(
            "it migrates as the owner, and then runs without the owner; before that it says that it must be migrated")
    void itMigratesAndRuns() throws Exception {
        try (PackagedDatabase database = new PackagedDatabase();
                ReplayFeed feed = new ReplayFeed("one", Map.of(), Duration.ZERO)) {
            Map<String, String> owner = new HashMap<>(environment);
            database.settings().forEach((name, value) -> owner.put(EnvironmentName.of(name), value));
            owner.put("SIGHTLINE_PUBLIC_URL", Viewer.PUBLIC_URL);
            owner.put("SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true");
            owner.put(
                    "SIGHTLINE_LAUNCH_CONFIG",
                    Viewer.launchConfig(Files.createDirectories(folder.resolve("own")), List.of(feed))
                            .toString());
            owner.put("QUARKUS_HTTP_PORT", "0");
            owner.put("QUARKUS_MANAGEMENT_PORT", "0");
            Map<String, String> node = new HashMap<>(owner);
            node.keySet().removeIf(name -> name.startsWith("QUARKUS_FLYWAY"));
            node.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
            node.put("SIGHTLINE_REQUESTS_HEADER_WITHIN", "2S");
            owner.put("SIGHTLINE_LOG_JSON", "true");

            Outcome tooEarly = run(unpacked, node, "./sightline", "run");
            assertTrue(tooEarly.code() != 0 && tooEarly.words().contains("Migrate first"), tooEarly.words());
            Outcome migrated = run(unpacked, owner, "./sightline", "migrate");
            assertEquals(0, migrated.code(), migrated.words());
            assertJson(migrated.words());
            assertListens(node);
        }
    }

    private static void assertJson(String log) throws IOException {
        List<String> events =
                log.lines().filter(line -> !line.startsWith("WARNING: ")).toList();
        assertFalse(events.isEmpty());
        for (String event : events) {
            JsonNode fields = new ObjectMapper().readTree(event);
            assertTrue(fields.path("timestamp").asText().endsWith("Z"), event);
            assertTrue(fields.hasNonNull("message") && fields.hasNonNull("node"), event);
        }
    }

    /** And closes a connection whose header drips. */
    private static void assertListens(Map<String, String> node) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("./sightline", "run")
                .directory(unpacked.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(node);
        Process process = builder.start();
        try {
            String listening = process.inputReader()
                    .lines()
                    .filter(line -> line.contains("Listening on"))
                    .findFirst()
                    .orElseThrow();
            Matcher port = PORT.matcher(listening);
            assertTrue(port.find(), listening);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)))) {
                assertTrue(DrippingHeader.endsConnection(socket));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(int code, String... arguments) throws Exception {
        Outcome outcome = run(
                unpacked,
                environment,
                Stream.concat(Stream.of("./sightline"), Stream.of(arguments)).toArray(String[]::new));
        assertEquals(code, outcome.code(), outcome.words());
        assertFalse(outcome.words().contains("\tat "), outcome.words());
        return outcome.words();
    }

    /** A Java home with {@code java} and no compiler. */
    private static Path runtime() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("runtime/bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin/java"));
        return bin.getParent();
    }

    private static Path tools() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("bash", "env", "dirname", "readlink", "sed", "head", "cat")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        return bin;
    }

    private record Outcome(int code, String words) {}

    private static Outcome run(Path place, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        return new Outcome(process.exitValue(), words);
    }
}
