package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.start.EnvironmentName;

/** The production build, started with one thing wrong: two lines, no trace, an exit code, and nothing migrated. */
class PackagedStartIT {

    private static PackagedDatabase database;

    @TempDir
    private static Path folder;

    private static Map<String, String> good;

    @BeforeAll
    static void start() throws Exception {
        database = new PackagedDatabase();
        good = new HashMap<>();
        database.settings().forEach((name, value) -> good.put(EnvironmentName.of(name), value));
        good.put("SIGHTLINE_PUBLIC_URL", Viewer.PUBLIC_URL);
        good.put("SIGHTLINE_LAUNCH_CONFIG", config("good", "").toString());
        good.put("SIGHTLINE_DATABASE_WAIT", "1S");
        good.put("QUARKUS_HTTP_PORT", "0");
        good.put("QUARKUS_MANAGEMENT_PORT", "0");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                without("QUARKUS_DATASOURCE_JDBC_URL", "Not set: QUARKUS_DATASOURCE_JDBC_URL."),
                without("SIGHTLINE_PUBLIC_URL", "Not set: SIGHTLINE_PUBLIC_URL."),
                without("QUARKUS_FLYWAY_USERNAME", "QUARKUS_FLYWAY_PASSWORD"),
                without("SIGHTLINE_AUDIT_SEAL_KEY", "SIGHTLINE_AUDIT_SEAL_KEY is not set"),
                with("SIGHTLINE_AUDIT_SEAL_KEY", "file:/nowhere/keys.json", "no secret at FILE /nowhere/keys.json"),
                with("QUARKUS_DATASOURCE_USERNAME", "nobody", "role \"nobody\" does not exist"),
                with("QUARKUS_FLYWAY_USERNAME", "nobody", "QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD"),
                with("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/x", "it cannot be reached"),
                with("SIGHTLINE_RELOAD_EVERY", "soon", "SIGHTLINE_RELOAD_EVERY is \"soon\""),
                with("SIGHTLINE_SESSION_IDLE_TIMEOUT", "31M", "SIGHTLINE_SESSION_IDLE_TIMEOUT is 31M"),
                with("SIGHTLINE_LAUNCH_CONFIG", "/nowhere", "The launch configuration in /nowhere"),
                with("SIGHTLINE_PUBLIC_URL", "http://viewer", "SIGHTLINE_PUBLIC_URL is \"http://viewer\""),
                with("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true", "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES"),
                with("QUARKUS_HTTP_SSL_CERTIFICATE_FILES", "/nowhere/tls.crt", "names /nowhere/tls.crt, which"),
                with("QUARKUS_HTTP_PORT", "many", "QUARKUS_HTTP_PORT"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("faults")
    @DisplayName("says in two lines what happened and what to do, and has migrated nothing")
    void saysInTwoLinesWhyItDidNotStart(String variable, Map<String, String> changes, String words) throws Exception {
        List<String> lines = refused(changes);
        assertTrue(String.join("\n", lines).contains(words), String.join("\n", lines));
        assertTrue(lines.size() == 2 || changes.containsKey("SIGHTLINE_LAUNCH_CONFIG"), String.join("\n", lines));
        assertEquals(0, database.number("select count(*) from pg_tables where tablename = 'flyway_schema_history'"));
    }

    @Test
    @DisplayName("what only shows after the schema is there is said in two lines too")
    void saysSoOfWhatShowsLater() throws Exception {
        try (PackagedDatabase own = new PackagedDatabase();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            Map<String, String> changes = new HashMap<>();
            own.settings().forEach((name, value) -> changes.put(EnvironmentName.of(name), value));
            changes.put("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            assertTrue(refusal(changes).contains("port " + taken.getLocalPort()));
            changes.put("QUARKUS_HTTP_PORT", "0");
            changes.put("QUARKUS_HTTP_SSL_CERTIFICATE_FILES", "LICENSE");
            changes.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", "LICENSE");
            assertTrue(refusal(changes).contains("A certificate or its key cannot be used"));
            changes.remove("QUARKUS_HTTP_SSL_CERTIFICATE_FILES");
            changes.remove("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES");
            changes.put(
                    "SIGHTLINE_LAUNCH_CONFIG", config("tls", "\ntls: nowhere").toString());
            assertTrue(refusal(changes).contains("says tls: nowhere"));
        }
    }

    private static Path config(String name, String more) throws IOException {
        Path config = Viewer.launchConfig(Files.createDirectories(folder.resolve(name)), List.of());
        Files.writeString(
                config.resolve("feeds/one.yaml"),
                Viewer.FEED
                        .formatted(1, 1, "https://feed.example.nhs.uk/fhir", 10)
                        .replace("authentication: {kind: none}", "authentication: {kind: none}" + more));
        return config;
    }

    /** What it says happened, after whatever it logged on its way. */
    private static String refusal(Map<String, String> changes) throws IOException, InterruptedException {
        return refused(changes).stream()
                .filter(line -> line.startsWith("Sightline did not start. "))
                .findFirst()
                .orElseThrow();
    }

    /** The lines that a start with these changes leaves. */
    private static List<String> refused(Map<String, String> changes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(Viewer.SHORT_LIVED);
        command.addAll(List.of(
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(good);
        changes.forEach((name, value) -> {
            builder.environment().remove(name);
            if (!value.isEmpty()) {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertNotEquals(0, process.exitValue(), words);
        assertFalse(words.contains("\tat ") || words.contains("Exception"), words);
        List<String> lines = words.lines().toList();
        assertTrue(lines.getLast().startsWith("What to do: "), words);
        return lines;
    }

    private static Arguments without(String variable, String words) {
        return with(variable, "", words);
    }

    private static Arguments with(String variable, String value, String words) {
        return Arguments.of(variable, Map.of(variable, value), words);
    }
}
