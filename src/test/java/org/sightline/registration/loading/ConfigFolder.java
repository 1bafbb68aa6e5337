package org.sightline.registration.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.WithheldFile;

/** A launch-config folder for tests: sound unless a test spoils it. */
public final class ConfigFolder {

    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    public static final String ORGANISATION = """
            name: Northgate Hospital
            odsCodes: [RNG01]
            tokenIssuer: https://epr.northgate.example/launch
            algorithm: ES256
            keys:
              jwksUrl: https://epr.northgate.example/jwks.json
            allowedOrigins: [https://epr.northgate.example]
            serviceDesk: {name: Northgate desk, phone: 01604 555 0100, email: desk@northgate.example}
            """;

    public static final String FEED = """
            name: Greenfield Surgery
            odsCode: A81001
            freshness: live
            fhirBaseUrl: https://fhir.greenfield.example/r4/
            authentication: {kind: none}
            supplies: [Patient, AllergyIntolerance]
            """;

    public static final String ACCESS = """
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                tabs: [summary]
            unknownRole:
              tabs: []
            """;

    final Path root;

    private ConfigFolder(Path root) {
        this.root = root;
    }

    public static ConfigFolder sound(Path root) {
        ConfigFolder folder = new ConfigFolder(root);
        folder.write("organisations/northgate.yaml", ORGANISATION);
        folder.write("feeds/greenfield.yaml", FEED);
        folder.write("access.yaml", ACCESS);
        try {
            WithheldFile.writeWithLists(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** A folder that is there already. */
    public static ConfigFolder at(Path root) {
        return new ConfigFolder(root);
    }

    public ConfigFolder write(String file, String text) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConfigFolder change(String file, UnaryOperator<String> change) {
        try {
            return write(file, change.apply(Files.readString(root.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LaunchConfig load() {
        return loader(false).load(root);
    }

    static LaunchConfigLoader loader(boolean allowLoopbackHttp) {
        return new LaunchConfigLoader(
                allowLoopbackHttp, CLOCK, secret -> !secret.name().contains("MISSING"));
    }

    /** Every problem as one line; empty if the folder loads. */
    List<String> problems() {
        try {
            load();
            return List.of();
        } catch (LaunchConfigException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }
}
