package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which public keys may sign launch tokens, wherever they come from: a file or a JWKS document. */
public final class SigningKeyRules {

    /** The algorithms an organisation may choose from. */
    public static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.PS256, JWSAlgorithm.RS256, JWSAlgorithm.RS384);

    private static final Set<KeyOperation> SIGNATURES = Set.of(KeyOperation.VERIFY, KeyOperation.SIGN);
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);

    private SigningKeyRules() {}

    /** As {@link #objectionTo(JWK, JWSAlgorithm)}, at a time: a key may say itself from when until when it is good. */
    public static Optional<String> objectionTo(JWK key, JWSAlgorithm algorithm, Instant now) {
        return objectionTo(key, algorithm).or(() -> objectionTo(key, now));
    }

    /**
     * Why the key cannot sign now, by the members {@code use} and {@code key_ops} (RFC 7517, sections 4.2 and 4.3) and
     * {@code nbf} and {@code exp} (OpenID Federation 1.0, section 8.7.2); empty if it can.
     */
    public static Optional<String> objectionTo(JWK key, Instant now) {
        Instant end = instant(key.getExpirationTime());
        Instant start = instant(key.getNotBeforeTime());
        if (end != null && !end.isAfter(now)) {
            return Optional.of("ended at " + end + " (exp)");
        }
        if (start != null && start.isAfter(now)) {
            return Optional.of("begins at " + start + " (nbf)");
        }
        return objectionToUse(key);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static Optional<String> objectionToUse(JWK key) {
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            return Optional.of("is not a signing key (use)");
        }
        return key.getKeyOperations() != null && Collections.disjoint(key.getKeyOperations(), SIGNATURES)
                ? Optional.of("is not a signing key (key_ops)")
                : Optional.empty();
    }

    /** What is wrong with the key for this algorithm, in words; empty if nothing is. */
    public static Optional<String> objectionTo(JWK key, JWSAlgorithm algorithm) {
        if (key.isPrivate()) {
            return Optional.of("holds private key material");
        }
        Optional<String> otherUse = objectionToUse(key);
        if (otherUse.isPresent()) {
            return otherUse;
        }
        if (key.getAlgorithm() != null && !algorithm.equals(key.getAlgorithm())) {
            return Optional.of("is for " + key.getAlgorithm() + ", not for " + algorithm);
        }
        return switch (key) {
            case ECKey ec -> objectionTo(ec, algorithm);
            case RSAKey rsa -> objectionTo(rsa, algorithm);
            default -> Optional.of("is neither an RSA nor an elliptic curve public key");
        };
    }

    private static Optional<String> objectionTo(ECKey key, JWSAlgorithm algorithm) {
        if (!Curve.P_256.equals(key.getCurve()) && !Curve.P_384.equals(key.getCurve())) {
            return Optional.of("is on curve " + key.getCurve() + "; only P-256 and P-384 are allowed");
        }
        Curve needed = JWSAlgorithm.ES256.equals(algorithm)
                ? Curve.P_256
                : JWSAlgorithm.ES384.equals(algorithm) ? Curve.P_384 : null;
        return key.getCurve().equals(needed)
                ? Optional.empty()
                : Optional.of("is on curve " + key.getCurve() + " and does not fit the algorithm " + algorithm);
    }

    private static Optional<String> objectionTo(RSAKey key, JWSAlgorithm algorithm) {
        if (!JWSAlgorithm.Family.RSA.contains(algorithm)) {
            return Optional.of("is an RSA key and does not fit the algorithm " + algorithm);
        }
        int bits = key.getModulus().decodeToBigInteger().bitLength();
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            return Optional.of("is an RSA key of " + bits + " bits; at least 2048 and at most 8192 are needed");
        }
        BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
        if (exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0)) {
            return Optional.of("has a weak RSA public exponent; 65537 is usual");
        }
        return Optional.empty();
    }
}
