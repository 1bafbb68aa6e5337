package org.sightline.launch.smart;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sightline.launch.smart.keys.KeyRotation;
import org.sightline.testing.WithheldFile;

/**
 * What an organisation with both doors is registered with. Profiles and tests may be loaded by two class loaders, so they
 * share files and a port, by name.
 */
public final class SmartFolder {

    static final String PUBLIC_URL = "https://viewer.example.nhs.uk";

    private static final String FOLDER = "sightline.test.smart.folder";

    private SmartFolder() {}

    /** The organisation's file. */
    public static Path organisation() {
        return folder().resolve("organisations/eastfield.yaml");
    }

    /** The organisation's EHR, which knows the viewer at an address. */
    static MockEhr ehr(String viewer, String organisation) {
        MockEhr ehr = new MockEhr(Optional.empty(), Integer.parseInt(read("port")));
        ehr.clientKeys = clientKeys();
        ehr.register(viewer + "/smart/launch", viewer + "/smart/callback/" + organisation);
        return ehr;
    }

    /** What the viewer publishes of its own keys. */
    static JWKSet clientKeys() {
        return set(read("keys.json")).toPublicJWKSet();
    }

    /** The key that signs launch tokens. */
    static JWK tokenSigner() {
        return set(read("signer.json")).getKeys().getFirst();
    }

    static synchronized Path folder() {
        String known = System.getProperty(FOLDER);
        if (known != null) {
            return Path.of(known);
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path folder = Files.createTempDirectory("smart-config");
            Files.createDirectories(folder.resolve("organisations"));
            Files.createDirectories(folder.resolve("feeds"));
            JWK signer = MockIdTokens.elliptic("signer");
            write(folder, "port", String.valueOf(free.getLocalPort()));
            write(folder, "signer.json", new JWKSet(signer).toString(false));
            write(folder, "keys.json", rotated(KeyRotation.Kind.ES384));
            write(folder, "tokens.json", rotated(KeyRotation.Kind.TOKENS));
            write(folder, "organisations/eastfield.yaml", organisation(folder, free.getLocalPort(), signer));
            write(folder, "feeds/greenfield.yaml", """
                    name: Greenfield Surgery
                    odsCode: A81001
                    freshness: live
                    fhirBaseUrl: https://fhir.greenfield.example/r4
                    authentication: {kind: none}
                    supplies: [Patient]
                    """);
            Files.copy(Path.of("launch-config/access.yaml"), folder.resolve("access.yaml"));
            WithheldFile.write(folder);
            System.setProperty(FOLDER, folder.toString());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String organisation(Path folder, int port, JWK signer) {
        return """
                name: Eastfield Hospital
                odsCodes: [REF01]
                tokenIssuer: https://epr.eastfield.example/launch
                algorithm: ES384
                keys:
                  static:
                    - kid: signer
                      notAfter: 9999-12-30
                      jwk: %s
                allowedOrigins: [https://epr.eastfield.example]
                serviceDesk: {name: Desk, phone: 01604 555 0300, email: desk@eastfield.example}
                framedBy: [https://epr.eastfield.example]
                smart:
                  fhirBaseUrl: http://127.0.0.1:%d/fhir
                  clientId: %s
                  authentication: {kind: private-key-jwt, algorithm: ES384, keys: 'file:%s/keys.json'}
                  role: {from: fixed, system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName', code: R8001}
                  tokenKeys: file:%s/tokens.json
                  feed: {supplies: [Patient, Condition, DocumentReference]}
                """.formatted(signer.toPublicJWK().toJSONString(), port, MockEhr.CLIENT_ID, folder, folder);
    }

    private static String rotated(KeyRotation.Kind kind) {
        return new JWKSet(KeyRotation.rotated(List.of(), kind, Instant.now())).toString(false);
    }

    private static String read(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static JWKSet set(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
