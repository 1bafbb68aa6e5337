package org.sightline.audit.seal;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sightline.launch.smart.keys.KeyRotation;

/** Keys for seals as a node has them. */
public final class SealKeyFiles {

    private SealKeyFiles() {}

    /** A set of one new key. */
    public static void write(Path file) throws IOException {
        Files.writeString(
                file,
                new JWKSet(KeyRotation.rotated(List.of(), KeyRotation.Kind.SEALS, Instant.now())).toString(false));
    }
}
