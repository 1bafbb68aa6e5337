package org.sightline.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the demo's {@code launch-config/} for the address it runs at, from the files under {@code demo/}. */
final class DemoLaunchConfig {

    private static final List<String> FILES = List.of(
            "access.yaml",
            "withheld.yaml",
            "objections.yaml",
            "alerts.yaml",
            "value-sets/training-domestic-abuse.yaml",
            "value-sets/training-domestic-abuse.tsv",
            "organisations/northgate-hospital.yaml",
            "organisations/greenfield-surgery.yaml",
            "organisations/community-trust.yaml",
            "organisations/county-council.yaml",
            "organisations/willow-hospice.yaml",
            "organisations/moorside-urgent-care.yaml",
            "feeds/greenfield-surgery.yaml",
            "feeds/riverside-practice.yaml",
            "feeds/northgate-hospital.yaml",
            "feeds/southfield-hospital.yaml",
            "feeds/community-trust.yaml",
            "feeds/county-council.yaml",
            "feeds/county-ambulance.yaml",
            "feeds/gp-extract.yaml",
            "feeds/willow-hospice.yaml");

    private DemoLaunchConfig() {}

    /**
     * @param address replaces {@code ${address}} in the files, such as {@code http://localhost:8080}
     * @return the folder written; the secrets that it refers to are beside it
     */
    static Path write(Path folder, String address) throws IOException {
        Path secrets = DemoSecrets.in(folder);
        Path target = folder.resolve("launch-config");
        for (String file : FILES) {
            Path path = target.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(
                    path, read(file).replace("${address}", address).replace("${secrets}", secrets.toString()));
        }
        return target;
    }

    private static String read(String file) throws IOException {
        String name = "/demo/launch-config/" + file;
        try (InputStream in = DemoLaunchConfig.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The demo is not whole: " + name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
