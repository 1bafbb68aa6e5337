package org.sightline.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.sightline.codes.ListFolder;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.loading.LaunchConfigLoader;
import org.sightline.testing.WithheldFile;

/** What is withheld by files, read as the viewer reads them. */
final class SensitiveFolder {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    private SensitiveFolder() {}

    /** The labels that come with the viewer. */
    static WithheldData shipped() {
        try {
            return read(Files.createTempDirectory("withheld"), WithheldFile.withoutLists());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WithheldData withCode(Path folder, String code) throws IOException {
        String entry = "[{system: http://snomed.info/sct, code: \"" + code + "\", term: made up, source: a test}]";
        return read(folder, WithheldFile.withoutLists().replace("codes: []", "codes: " + entry));
    }

    static WithheldData withList(Path folder, String code) throws IOException {
        new ListFolder(folder).write("sensitive", "", code + "\tevent\tMade up (event)");
        String entry = "[{name: sensitive, term: made up, source: a test}]";
        return read(folder, WithheldFile.withoutLists().replace("lists: []", "lists: " + entry));
    }

    private static WithheldData read(Path folder, String withheld) throws IOException {
        return new WithheldData(config(folder, withheld).withheld());
    }

    static LaunchConfig config(Path folder, String withheld) throws IOException {
        Files.createDirectories(folder.resolve("organisations"));
        Files.createDirectories(folder.resolve("feeds"));
        Path examples = Path.of("launch-config/examples");
        Files.copy(examples.resolve("organisations/jwks-url.yaml"), folder.resolve("organisations/northgate.yaml"));
        Files.copy(examples.resolve("feeds/plain.yaml"), folder.resolve("feeds/greenfield.yaml"));
        Files.writeString(
                folder.resolve("access.yaml"),
                Files.readString(Path.of("launch-config/access.yaml"))
                        + "settings: [{setting: mental-health, organisations: [northgate]}]\n");
        Files.writeString(folder.resolve(WithheldFile.NAME), withheld);
        return new LaunchConfigLoader(false, CLOCK).load(folder);
    }
}
