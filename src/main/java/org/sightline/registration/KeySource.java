package org.sightline.registration;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Where an organisation's public keys come from. */
public sealed interface KeySource {

    /** Whether a session opened with this key may go on; keys at a URL are judged by the door that fetches them. */
    boolean mayHold(String keyId);

    /**
     * A JWKS document at an https URL.
     *
     * @param tlsConfiguration the name of the one it is asked with; empty for the platform's own authorities
     */
    record JwksUrl(URI url, String tlsConfiguration) implements KeySource {

        public JwksUrl(URI url) {
            this(url, "");
        }

        @Override
        public boolean mayHold(String keyId) {
            return true;
        }
    }

    /** Keys written in the registration, each with the instant after which it is refused. */
    record StaticKeys(List<StaticKey> keys) implements KeySource {
        public StaticKeys {
            keys = List.copyOf(keys);
        }

        @Override
        public boolean mayHold(String keyId) {
            return keys.stream().anyMatch(k -> k.jwk().getKeyID().equals(keyId));
        }
    }

    /** One public key with its {@code kid} and its last moment. */
    record StaticKey(JWK jwk, Instant notAfter) {}
}
