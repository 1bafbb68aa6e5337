package org.sightline.testing;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.List;
import org.sightline.launch.smart.keys.KeyRotation;

/** Keys as {@code ./sightline keys rotate} makes them, that of RSA once for all tests of a JVM: it takes seconds. */
public final class SigningKeys {

    public static final JWK RS384 = made(KeyRotation.Kind.RS384);

    private SigningKeys() {}

    public static JWK of(String algorithm) {
        return algorithm.equals("RS384") ? RS384 : made(KeyRotation.Kind.valueOf(algorithm));
    }

    private static JWK made(KeyRotation.Kind kind) {
        return KeyRotation.rotated(List.of(), kind, Instant.EPOCH).getFirst();
    }
}
