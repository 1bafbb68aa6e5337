package org.sightline.launch.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import org.sightline.launch.smart.SmartFolder;
import org.sightline.testing.WithheldFile;

/**
 * A viewer with organisations of both doors, whose keys its tests hold, and one feed that is never asked. It looks for
 * changes of its folder every second, so whoever changes a file puts it back.
 */
public final class LaunchFolderProfile implements QuarkusTestProfile {

    public static final String PUBLIC_URL = "https://viewer.example.nhs.uk";

    public static final String ORIGIN = "https://epr.northgate.example";
    public static final String KEY_ID = "northgate-2026";

    /** The profile and the test may be loaded by two class loaders; the key has to be the same for both. */
    private static final String SHARED_KEY = "sightline.test.launch.key";

    public static String pem() throws JOSEException {
        byte[] pkcs8 = key().toECPrivateKey().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    static Epr epr() {
        return Epr.of("northgate", key(), JWSAlgorithm.ES256);
    }

    private static ECKey key() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(SHARED_KEY);
            try {
                ECKey key = known == null ? Epr.Keys.elliptic(Curve.P_256, KEY_ID) : ECKey.parse(known);
                System.setProperty(SHARED_KEY, key.toJSONString());
                return key;
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sightline.public-url",
                PUBLIC_URL,
                "sightline.allow-loopback-http",
                "true",
                "sightline.reload.every",
                "1s",
                "sightline.rendering.longest",
                "300ms",
                "sightline.rendering.longest-wait",
                "2s",
                "sightline.launch-config",
                folder().toString());
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
                    allowedOrigins: [https://epr.northgate.example]
                    framedBy: [https://epr.northgate.example, "https://portal.northgate.example:8443"]
                    serviceDesk: {name: Desk, phone: 01604 555 0100, email: desk@northgate.example}
                    """.formatted(
                            key().toPublicJWK().toJSONString()));
            Files.writeString(folder.resolve("organisations/westgate.yaml"), """
                    name: Westgate Hospital
                    odsCodes: [RWG01]
                    tokenIssuer: https://epr.westgate.example/launch
                    algorithm: ES256
                    keys: {jwksUrl: https://epr.westgate.example/jwks.json}
                    allowedOrigins: []
                    framedBy: [https://epr.westgate.example]
                    serviceDesk: {name: Desk, phone: 01604 555 0110, email: desk@westgate.example}
                    """);
            Files.copy(SmartFolder.organisation(), folder.resolve("organisations/eastfield.yaml"));
            Files.writeString(folder.resolve("feeds/greenfield.yaml"), """
                    name: Greenfield Surgery
                    odsCode: A81001
                    freshness: live
                    fhirBaseUrl: https://fhir.greenfield.example/r4
                    authentication: {kind: none}
                    supplies: [Patient]
                    """);
            Files.copy(Path.of("launch-config/access.yaml"), folder.resolve("access.yaml"));
            WithheldFile.write(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
