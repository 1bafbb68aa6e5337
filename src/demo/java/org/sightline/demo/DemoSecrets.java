package org.sightline.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.sightline.audit.command.SealKeyRotation;
import org.sightline.audit.seal.SealKeyException;
import org.sightline.launch.smart.keys.KeyRotation;

/**
 * The viewer's secrets: its key for client assertions, the key that its EHRs' tokens are kept under, what it shares with
 * the hospice, and the key that seals its audit trail. Made once for a folder, as the tokens in its database outlive a restart.
 */
final class DemoSecrets {

    private static final String SEAL_KEYS = "seal-keys.json";

    private DemoSecrets() {}

    /** What the viewer is told of the seals' keys, once they are there, and of a place for checkpoints. */
    static Map<String, String> sealSettings(Path folder) throws IOException {
        Path keys = in(folder).resolve(SEAL_KEYS);
        try {
            SealKeyRotation.publish(keys);
        } catch (SealKeyException e) {
            throw new IOException("The demo's keys for seals cannot be used; delete " + keys, e);
        }
        return Map.of(
                "sightline.audit.seal.key",
                "file:" + keys,
                "sightline.audit.checkpoint.folder",
                folder.resolve("checkpoints").toAbsolutePath().toString());
    }

    private static String sealKeys() {
        return new JWKSet(KeyRotation.rotated(List.of(), KeyRotation.Kind.SEALS, Instant.now())).toString(false);
    }

    /** @return the folder they are in, an absolute path */
    static Path in(Path folder) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets")).toAbsolutePath();
        keep(
                secrets.resolve("client-keys.json"),
                () -> set(new ECKeyGenerator(Curve.P_384).algorithm(JWSAlgorithm.ES384)));
        keep(
                secrets.resolve("token-keys.json"),
                () -> set(new OctetSequenceKeyGenerator(256).algorithm(EncryptionMethod.A256GCM)));
        keep(secrets.resolve(SEAL_KEYS), DemoSecrets::sealKeys);
        keep(secrets.resolve("willow-hospice-client-secret"), DemoSecrets::random);
        return secrets;
    }

    private static String set(JWKGenerator<? extends JWK> generator) {
        try {
            return new JWKSet(
                            generator.keyID("demo-viewer-" + UUID.randomUUID()).generate())
                    .toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes such keys", e);
        }
    }

    private static String random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    /** Readable by nobody else, from the first octet on. */
    private static void keep(Path file, Supplier<String> content) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content.get());
        }
    }
}
