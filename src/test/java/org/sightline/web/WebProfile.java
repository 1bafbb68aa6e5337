package org.sightline.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The whole application, configured for an organisation and a feed that nobody asks. */
public class WebProfile implements QuarkusTestProfile {

    private static final String ORGANISATION = """
            name: Northgate Hospital
            odsCodes: [RNG01]
            tokenIssuer: https://epr.northgate.example/launch
            algorithm: ES256
            keys:
              jwksUrl: https://epr.northgate.example/jwks.json
            allowedOrigins: [https://epr.northgate.example]
            serviceDesk: {name: Northgate desk, phone: 01604 555 0100, email: desk@northgate.example}
            """;

    private static final String FEED = """
            name: Greenfield Surgery
            odsCode: A81001
            freshness: live
            fhirBaseUrl: https://fhir.greenfield.example/r4
            authentication: {kind: none}
            supplies: [Patient]
            """;

    private static final String ACCESS = """
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                tabs: [summary]
            unknownRole:
              tabs: []
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sightline.public-url",
                "https://viewer.example.nhs.uk",
                "sightline.launch-config",
                launchConfig().toString());
    }

    private static Path launchConfig() {
        try {
            Path folder = Files.createTempDirectory("launch-config");
            Files.createDirectory(folder.resolve("feeds"));
            Files.createDirectory(folder.resolve("organisations"));
            Files.writeString(folder.resolve("organisations/northgate.yaml"), ORGANISATION);
            Files.writeString(folder.resolve("feeds/greenfield.yaml"), FEED);
            Files.writeString(folder.resolve("access.yaml"), ACCESS);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
