package org.sightline.registration;

import java.net.URI;
import java.util.List;

/** How we prove to a feed who is asking. Mutual TLS is a matter of the feed's TLS configuration. */
public sealed interface FeedAuthentication {

    /** No credentials. */
    record None() implements FeedAuthentication {}

    /** A fixed header whose value is a secret. */
    record Header(String name, SecretReference value) implements FeedAuthentication {}

    /**
     * OAuth 2 client credentials with {@code private_key_jwt}.
     *
     * @param privateKey a private JWK with {@code kid} and {@code alg} RS384 or ES384
     * @see <a href="https://hl7.org/fhir/smart-app-launch/backend-services.html">SMART Backend Services</a>
     */
    record BackendServices(URI tokenUrl, String clientId, SecretReference privateKey, List<String> scopes)
            implements FeedAuthentication {
        public BackendServices {
            scopes = List.copyOf(scopes);
        }
    }
}
