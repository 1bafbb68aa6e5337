package org.sightline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./sightline} says to a person at a terminal. */
class FrontDoorTest {

    private static final Path SCRIPT = Path.of("sightline").toAbsolutePath();
    private static final List<String> TOOLS =
            List.of("bash", "dirname", "readlink", "sed", "head", "tr", "find", "cat", "tail", "touch", "mkdir", "mv");

    @TempDir
    Path folder;

    @Test
    void helpNamesEveryCommand() throws Exception {
        Outcome help = run(Map.of(), "--help");
        assertEquals(0, help.code());
        Stream.of("demo", "dev", "test", "run", "migrate", "package", "check", "bench", "keys", "codes")
                .forEach(command -> assertTrue(help.words().contains("./sightline " + command), command));
        assertEquals(help, run(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "dev", "test", "run", "migrate", "package", "check", "bench", "keys", "codes"})
    void everyCommandExplainsItself(String command) throws Exception {
        Outcome help = run(Map.of(), command, "--help");
        assertEquals(0, help.code());
        assertTrue(help.words().startsWith("./sightline " + command), help.words());
    }

    @Test
    void saysInOneLineThatTheJdkIsMissing() throws Exception {
        Outcome outcome = run(doctored(Map.of()), "demo", "--port", "1");
        assertEquals(1, outcome.code());
        assertEquals(1, outcome.words().lines().count(), outcome.words());
        assertTrue(outcome.words().startsWith("JDK 25 or newer is missing: install it"), outcome.words());
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        Path old = jdk("17.0.9");
        Outcome outcome = run(doctored(Map.of("JAVA_HOME", old.toString())), "demo", "--port", "1");
        assertTrue(outcome.words().startsWith("JDK 25 or newer is missing"), outcome.words());
    }

    @Test
    void findsAJdkInTheUsualFoldersAndGoesOnToMaven() throws Exception {
        Path fit = jdk("25.0.1");
        Outcome outcome =
                run(doctored(Map.of("SIGHTLINE_JDK_FOLDERS", fit.getParent().toString())), "demo", "--port", "1");
        assertEquals(1, outcome.code());
        assertTrue(outcome.words().startsWith("Maven is missing: install Maven 3.8 or newer"), outcome.words());
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Outcome outcome = run(Map.of(), "demo", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, outcome.code());
            assertTrue(outcome.words().contains("is in use by another program"), outcome.words());
        }
    }

    @Test
    void namesTheSettingsThatProductionNeeds() throws Exception {
        Outcome outcome = run(Map.of("SIGHTLINE_PUBLIC_URL", "https://viewer.example.nhs.uk"), "run");
        assertEquals(1, outcome.code());
        assertTrue(outcome.words().contains("QUARKUS_DATASOURCE_JDBC_URL"), outcome.words());
        assertTrue(!outcome.words().contains("SIGHTLINE_PUBLIC_URL"), outcome.words());
    }

    @Test
    void tellsApartThatACheckCouldNotRun() throws Exception {
        Outcome outcome = run(doctored(Map.of()), "check", "launch-config");
        assertEquals(2, outcome.code(), outcome.words());
        assertTrue(outcome.words().startsWith("JDK 25 or newer is missing"), outcome.words());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertEquals(1, run(Map.of(), "dance").code());
        assertTrue(run(Map.of(), "verfy-audit").words().contains("did you mean verify-audit?"));
        assertTrue(run(Map.of(), "dance").words().contains("There is no command 'dance'. "));
        assertEquals(1, run(Map.of(), "demo", "--colour").code());
        assertEquals(1, run(Map.of(), "demo", "--port", "70000").code());
    }

    @Test
    void completesCommandsAndTheirOptionsInAShell() throws Exception {
        assertEquals("check", completed("./sightline", "che"));
        assertEquals("--strict", completed("./sightline", "check", "--str"));
        assertEquals("", completed("./sightline", "check", "laun"));
    }

    private static String completed(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "source <(./sightline completion); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _sightline;"
                        + " echo \"${COMPREPLY[*]}\"",
                "bash"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), said);
        return said.strip();
    }

    private Map<String, String> doctored(Map<String, String> more) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Path real = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            executable(bin.resolve(tool), "exec " + real + " \"$@\"");
        }
        Map<String, String> environment = new java.util.HashMap<>(
                Map.of("PATH", bin.toString(), "JAVA_HOME", "", "SIGHTLINE_JDK_FOLDERS", folder.toString()));
        environment.putAll(more);
        return environment;
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdks/jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        for (String tool : List.of("java", "javac")) {
            executable(home.resolve("bin").resolve(tool), "echo javac " + version);
        }
        return home;
    }

    private static void executable(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private record Outcome(int code, String words) {}

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("/bin/bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("SIGHTLINE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return new Outcome(process.exitValue(), words);
    }
}
