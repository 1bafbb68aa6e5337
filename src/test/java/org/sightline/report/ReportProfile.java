package org.sightline.report;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sightline.testing.WithheldFile;

/** A viewer that two organisations launch from, with two feeds that nobody asks. */
public class ReportProfile implements QuarkusTestProfile {

    public static final String ORIGIN = "https://viewer.example.nhs.uk";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sightline.public-url",
                ORIGIN,
                "sightline.security.contact",
                "mailto:security@viewer.example.nhs.uk,https://viewer.example.nhs.uk/report",
                "sightline.launch-config",
                launchConfig().toString());
    }

    private static Path launchConfig() {
        try {
            Path folder = Files.createTempDirectory("launch-config");
            Files.createDirectory(folder.resolve("feeds"));
            Files.createDirectory(folder.resolve("organisations"));
            Files.writeString(folder.resolve("organisations/northgate.yaml"), organisation("Northgate", "RNG01"));
            Files.writeString(folder.resolve("organisations/southfield.yaml"), organisation("Southfield", "RSF01"));
            Files.writeString(
                    folder.resolve("feeds/greenfield.yaml"), feed("Greenfield Surgery", "A81001", "live") + """
                    dataSince: 2015-04-01
                    announcements:
                      - {words: Results are late., types: [DiagnosticReport]}
                      - {words: The system moves., until: 2001-12-01}
                    """);
            Files.writeString(
                    folder.resolve("feeds/riverside.yaml"), feed("Riverside Practice", "A81002", "overnight"));
            Files.writeString(folder.resolve("access.yaml"), """
                    roles:
                      - name: Nurse
                        codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                        tabs: [summary, diabetes]
                    unknownRole:
                      tabs: []
                    """);
            WithheldFile.write(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String organisation(String name, String odsCode) {
        String host = name.toLowerCase(java.util.Locale.ROOT);
        return """
                name: %1$s Hospital
                odsCodes: [%2$s]
                tokenIssuer: https://epr.%3$s.example/launch
                algorithm: ES256
                keys:
                  static:
                    - kid: 2026-11
                      notAfter: 9999-12-30
                      jwk: %4$s
                allowedOrigins: [https://epr.%3$s.example]
                serviceDesk: {name: %1$s desk, phone: 01604 555 0100, email: desk@%3$s.example}
                """.formatted(name, odsCode, host, key());
    }

    private static String feed(String name, String odsCode, String freshness) {
        return """
                name: %s
                odsCode: %s
                freshness: %s
                fhirBaseUrl: https://fhir.%s.example/r4
                authentication: {kind: none}
                supplies: [Patient, DiagnosticReport, Condition]
                """.formatted(name, odsCode, freshness, odsCode.toLowerCase(java.util.Locale.ROOT));
    }

    private static String key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("2026-11")
                    .generate()
                    .toPublicJWK()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
