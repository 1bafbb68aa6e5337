package org.sightline.check;

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

/** A folder, sound unless a test spoils it, and what a check of it says. */
final class CheckedFolder {

    static final String ORGANISATION = """
            name: Northgate Hospital
            odsCodes: [RNG01]
            tokenIssuer: https://epr.northgate.example/launch
            algorithm: ES256
            keys:
              jwksUrl: https://epr.northgate.example/jwks.json
            allowedOrigins: [https://epr.northgate.example]
            serviceDesk: {name: Northgate desk, phone: 01604 555 0100, email: desk@northgate.example}
            """;

    static final String FEED = """
            name: Greenfield Surgery
            odsCode: A81001
            freshness: live
            fhirBaseUrl: https://fhir.greenfield.example/r4
            authentication: {kind: none}
            supplies: [Patient, AllergyIntolerance]
            """;

    static final String ACCESS = """
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                tabs: [summary]
            unknownRole:
              tabs: []
            """;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    private final Path root;

    /** How a run ended. */
    record Outcome(int code, List<String> lines) {}

    CheckedFolder(Path root) throws IOException {
        this.root = root;
        write("organisations/northgate.yaml", ORGANISATION);
        write("feeds/greenfield.yaml", FEED);
        write("access.yaml", ACCESS);
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
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
        int code = new Check(stream, stream, environment, CLOCK).run(arguments);
        return new Outcome(
                code, written.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
