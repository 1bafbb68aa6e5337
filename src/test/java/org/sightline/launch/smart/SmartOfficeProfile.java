package org.sightline.launch.smart;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.WithheldFile;

/** The training kit's sign-in before an organisation with both doors, and before one with launch tokens only. */
public final class SmartOfficeProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(new DemoProfile().getConfigOverrides());
        Path both = SmartFolder.folder();
        Path demo = Path.of(
                Optional.ofNullable(settings.get("sightline.launch-config")).orElseThrow());
        try {
            Path folder = Files.createTempDirectory("smart-office");
            Files.createDirectories(folder.resolve("organisations"));
            Files.createDirectories(folder.resolve("feeds"));
            Files.copy(
                    both.resolve("organisations/eastfield.yaml"),
                    folder.resolve("organisations/northgate-hospital.yaml"));
            Files.copy(
                    demo.resolve("organisations/greenfield-surgery.yaml"),
                    folder.resolve("organisations/greenfield-surgery.yaml"));
            Files.copy(both.resolve("feeds/greenfield.yaml"), folder.resolve("feeds/greenfield.yaml"));
            Files.copy(both.resolve("access.yaml"), folder.resolve("access.yaml"));
            WithheldFile.write(folder);
            settings.put("sightline.launch-config", folder.toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
