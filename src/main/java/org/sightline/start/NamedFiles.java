package org.sightline.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that settings of the framework name: they are looked at before anything depends on them. */
public final class NamedFiles {

    private static final List<String> SETTINGS =
            List.of("quarkus.http.ssl.certificate.files", "quarkus.http.ssl.certificate.key-files");

    private NamedFiles() {}

    /** @throws StartRefusedException for the first file that cannot be read */
    public static void check(Function<String, Optional<String>> value) {
        for (String setting : SETTINGS) {
            for (String file : value.apply(setting).map(list -> list.split(",")).orElse(new String[0])) {
                if (!Files.isReadable(Path.of(file.strip()))) {
                    throw StartRefusedException.ofSetting(
                            setting,
                            "names " + file.strip() + ", which cannot be read.",
                            "Put it there and let the user of this process read it.");
                }
            }
        }
    }
}
