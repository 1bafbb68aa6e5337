package org.sightline.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sightline.start.YamlTree.in;
import static org.sightline.start.YamlTree.manifest;
import static org.sightline.start.YamlTree.manifests;
import static org.sightline.start.YamlTree.text;
import static org.sightline.start.YamlTree.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests, the compose file, the image and the systemd unit, as far as they can be held to without an engine. */
class DeploymentFilesTest {

    private static final Path COMPOSE = Path.of("src/main/docker/compose.yaml");
    private static final Path UNIT = Path.of("src/main/systemd/sightline.service");
    private static final Pattern VARIABLE = Pattern.compile("\\b(SIGHTLINE_[A-Z_]+)\\b");
    private static final Set<String> OF_COMPOSE_ALONE = Set.of("SIGHTLINE_APP_PASSWORD", "SIGHTLINE_OWNER_PASSWORD");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the manifests are there, whole, and each names what it is")
    void everyManifestNamesItself() throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (Object manifest : manifests()) {
            assertTrue(text(manifest, "apiVersion").matches("[a-z.0-9]+/v[12]|v1"), text(manifest, "apiVersion"));
            assertTrue(text(manifest, "metadata", "name").startsWith("sightline"));
            assertTrue(kinds.add(text(manifest, "kind")), "twice");
        }
        assertEquals(
                Set.of(
                        "ConfigMap",
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Job",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service"),
                kinds);
    }

    @Test
    @DisplayName("pods run as nobody, on a root that cannot be written, and are probed on the management port")
    void podsMayDoLittle() throws IOException {
        for (String kind : List.of("Deployment", "Job")) {
            Object pod = in(manifest(kind), "spec", "template", "spec");
            assertEquals("true", text(pod, "securityContext", "runAsNonRoot"), kind);
            assertEquals("false", text(pod, "automountServiceAccountToken"), kind);
            Object container = ((List<?>) in(pod, "containers")).getFirst();
            assertEquals("true", text(container, "securityContext", "readOnlyRootFilesystem"), kind);
            assertEquals("false", text(container, "securityContext", "allowPrivilegeEscalation"), kind);
            assertEquals("[ALL]", text(container, "securityContext", "capabilities", "drop"), kind);
        }
        Object viewer = ((List<?>) in(manifest("Deployment"), "spec", "template", "spec", "containers")).getFirst();
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals("management", text(viewer, probe, "httpGet", "port"));
            assertTrue(text(viewer, probe, "httpGet", "path").matches("/q/health/(live|ready)"));
        }
    }

    @Test
    @DisplayName("passwords come by reference, and only the migration has the owner's")
    void onlyTheMigrationKnowsTheOwner() throws IOException {
        for (Object manifest : manifests()) {
            String words = manifest.toString();
            assertEquals(text(manifest, "kind").equals("Job"), words.contains("QUARKUS_FLYWAY_PASSWORD"), words);
            assertFalse(Pattern.compile("_PASSWORD, value=").matcher(words).find(), words);
        }
        Map<?, ?> services = (Map<?, ?>) in(yaml(COMPOSE).getFirst(), "services");
        assertTrue(text(services, "migrate").contains("QUARKUS_FLYWAY_PASSWORD"));
        assertFalse(text(services, "viewer").contains("QUARKUS_FLYWAY_PASSWORD"));
        for (String service : List.of("viewer", "migrate")) {
            assertEquals("true", text(services, service, "read_only"));
            assertEquals("10001:10001", text(services, service, "user"));
        }
    }

    @Test
    void everyVariableIsASetting() throws IOException {
        List<Path> files = new ArrayList<>(List.of(COMPOSE, UNIT, Path.of("src/main/docker/pom.xml")));
        files.add(Path.of("src/main/docker/Dockerfile"));
        try (Stream<Path> manifests = Files.list(YamlTree.KUBERNETES)) {
            files.addAll(manifests.toList());
        }
        for (Path file : files) {
            List<String> variables = VARIABLE.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !OF_COMPOSE_ALONE.contains(name))
                    .toList();
            assertEquals(List.of(), KnownSettings.unknown(variables), file.toString());
        }
    }

    @Test
    @DisplayName("the unit passes systemd's own check")
    void theUnitIsSound() throws Exception {
        Path verify = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(verify), "no systemd here");
        Path unit = folder.resolve("sightline.service");
        Files.writeString(
                unit,
                Files.readString(UNIT)
                        .replace("/opt/sightline/sightline run", "/bin/true")
                        .replace("/opt", "/"));
        Process process = new ProcessBuilder(verify.toString(), "verify", "--man=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), words);
        assertEquals("", words);
    }
}
