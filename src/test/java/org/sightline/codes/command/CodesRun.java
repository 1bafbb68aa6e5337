package org.sightline.codes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSet;
import org.sightline.terminal.Terminal;

/** {@code ./sightline codes} over a folder of a test: files to import beside a launch-config. */
public final class CodesRun {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    private final Path root;
    public final Path config;

    public CodesRun(Path root) throws IOException {
        this.root = root;
        this.config = Files.createDirectories(root.resolve("launch-config"));
    }

    /** How a run ended, and what it said. */
    public record Ended(int code, List<String> lines) {}

    public Path file(String name, String... lines) throws IOException {
        return file(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Path file(String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    public Ended run(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        int code = new CodesCommand(new Terminal(stream, stream, environment(), CLOCK)).run(arguments);
        String said = written.toString(StandardCharsets.UTF_8).replace(root + "/", "");
        return new Ended(code, said.lines().toList());
    }

    private Map<String, String> environment() {
        return Map.of("SIGHTLINE_LAUNCH_CONFIG", config.toString(), "SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true");
    }

    /** Imports what has to be sound and gives the one list that comes of it. */
    public ValueSet imported(Path... files) throws IOException {
        String[] arguments = new String[files.length + 1];
        arguments[0] = "import";
        for (int i = 0; i < files.length; i++) {
            arguments[i + 1] = files[i].toString();
        }
        Ended ended = run(arguments);
        assertEquals(CodesCommand.DONE, ended.code(), ended.lines()::toString);
        List<ValueSet> all = lists();
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }

    public List<ValueSet> lists() throws IOException {
        return new ListFolder(config).sets().all();
    }
}
