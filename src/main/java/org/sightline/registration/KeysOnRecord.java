package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public keys of an organisation as this viewer knows them now; the door that fetches them answers. */
public interface KeysOnRecord {

    /** Empty if it has no door for signed tokens, or if its keys are published at an address that cannot be reached, and none are known from before. */
    Optional<List<KeyOnRecord>> of(LaunchRegistration registration);

    /**
     * A key for people to read.
     *
     * @param keyId its {@code kid}; empty if it has none and so is never used
     * @param kind such as {@code EC P-256} or {@code RSA 2048 bits}
     */
    record KeyOnRecord(
            String keyId,
            String kind,
            @Nullable Instant notAfterOrNull,
            @Nullable String objectionOrNull) {

        /** Its last moment, where the registration gives one. */
        public Optional<Instant> notAfter() {
            return Optional.ofNullable(notAfterOrNull);
        }

        /** Why it signs no launch token, if it does not. */
        public Optional<String> objection() {
            return Optional.ofNullable(objectionOrNull);
        }

        /** A public key, held to the rules for this algorithm now. */
        public static KeyOnRecord of(JWK key, @Nullable Instant notAfter, JWSAlgorithm algorithm, Instant now) {
            String kind = switch (key) {
                case ECKey ec -> "EC " + ec.getCurve();
                case RSAKey rsa -> "RSA " + rsa.size() + " bits";
                default -> key.getKeyType().getValue();
            };
            String keyId = Objects.requireNonNullElse(key.getKeyID(), "");
            String objection = keyId.isEmpty()
                    ? "has no kid"
                    : SigningKeyRules.objectionTo(key, algorithm, now).orElse(null);
            return new KeyOnRecord(keyId, kind, notAfter, objection);
        }
    }
}
