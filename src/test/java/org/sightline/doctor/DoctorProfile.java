package org.sightline.doctor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

/** A viewer with one organisation, whose private key its test holds as a PEM file does. */
public final class DoctorProfile implements QuarkusTestProfile {

    static final String PUBLIC_URL = "https://viewer.example.nhs.uk";
    static final String ORIGIN = "https://epr.northgate.example";

    /** The profile and the test may be loaded by two class loaders; the key has to be the same for both. */
    private static final String SHARED_KEY = "sightline.test.doctor.key";

    static String pem() throws JOSEException {
        byte[] pkcs8 = key().toECPrivateKey().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static ECKey key() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(SHARED_KEY);
            try {
                ECKey key = known == null
                        ? new ECKeyGenerator(Curve.P_256)
                                .keyID("northgate-2026")
                                .generate()
                        : ECKey.parse(known);
                System.setProperty(SHARED_KEY, key.toJSONString());
                return key;
            } catch (JOSEException | ParseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sightline.public-url", PUBLIC_URL, "sightline.launch-config", folder().toString());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("launch-config");
            Files.createDirectories(folder.resolve("organisations"));
            Files.createDirectories(folder.resolve("feeds"));
            Files.writeString(folder.resolve("organisations/northgate.yaml"), """
                    name: Northgate Hospital
                    odsCodes: [RNG01]
                    tokenIssuer: https://epr.northgate.example/launch
                    algorithm: ES256
                    keys:
                      static:
                        - kid: northgate-2026
                          notAfter: 9999-12-30
                          jwk: %s
                    allowedOrigins: [%s]
                    serviceDesk: {name: Desk, phone: 01604 555 0100, email: desk@northgate.example}
                    """.formatted(
                            key().toPublicJWK().toJSONString(), ORIGIN));
            Files.writeString(folder.resolve("feeds/greenfield.yaml"), """
                    name: Greenfield Surgery
                    odsCode: A81001
                    freshness: live
                    fhirBaseUrl: https://fhir.greenfield.example/r4
                    authentication: {kind: none}
                    supplies: [Patient]
                    """);
            Files.copy(Path.of("launch-config/access.yaml"), folder.resolve("access.yaml"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
