package org.sightline.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The viewer's secrets for SMART launches, new at each start: its key for client assertions, the key that its EHRs'
 * tokens are kept under, and what it shares with the hospice.
 */
final class DemoSecrets {

    private DemoSecrets() {}

    /** @return the folder written, an absolute path */
    static Path write(Path folder) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets")).toAbsolutePath();
        try {
            keep(
                    secrets.resolve("client-keys.json"),
                    new JWKSet(new ECKeyGenerator(Curve.P_384)
                                    .algorithm(JWSAlgorithm.ES384)
                                    .keyID("demo-viewer-" + UUID.randomUUID())
                                    .generate())
                            .toString(false));
            keep(
                    secrets.resolve("token-keys.json"),
                    new JWKSet(new OctetSequenceKeyGenerator(256)
                                    .algorithm(EncryptionMethod.A256GCM)
                                    .keyID("demo-tokens-" + UUID.randomUUID())
                                    .generate())
                            .toString(false));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes such keys", e);
        }
        byte[] shared = new byte[32];
        new SecureRandom().nextBytes(shared);
        keep(secrets.resolve("willow-hospice-client-secret"), HexFormat.of().formatHex(shared));
        return secrets;
    }

    /** Readable by nobody else, from the first octet on. */
    private static void keep(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }
}
