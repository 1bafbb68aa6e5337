package org.sightline.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.terminal.Terminal;

/** A folder, sound unless a test spoils it, and what a check of it says. */
final class CheckedFolder {

    private final Path root;
    private final ConfigFolder folder;

    /** How a run ended. */
    record Outcome(int code, List<String> lines) {}

    CheckedFolder(Path root) {
        this.root = root;
        this.folder = ConfigFolder.sound(root);
    }

    void write(String file, String text) {
        folder.write(file, text);
    }

    void delete(String file) throws IOException {
        Files.delete(root.resolve(file));
    }

    /** A line about a file of the folder. */
    String at(String line) {
        return root + "/" + line;
    }

    static Outcome check(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        int code = new Check(new Terminal(stream, stream, environment, ConfigFolder.CLOCK)).run(arguments);
        return new Outcome(
                code, written.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
