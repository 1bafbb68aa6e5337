package org.sightline.demo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.demo.oauth.ClientLogin;
import org.sightline.demo.oauth.SigningKey;

/** The one client this provider knows, the office, and its own name and key. */
@ApplicationScoped
class IdentityClient {

    private final SigningKey key = new SigningKey("demo-identity");
    private final String id;
    private final String secret;
    private final String publicUrl;

    IdentityClient(
            @ConfigProperty(name = "quarkus.oidc.client-id", defaultValue = "sightline-office") String id,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret", defaultValue = " ") String secret,
            @ConfigProperty(name = "sightline.public-url") String publicUrl) {
        this.id = id;
        this.secret = secret;
        this.publicUrl = publicUrl;
    }

    String id() {
        return id;
    }

    /** Never true while the demo runs without a secret of its own. */
    boolean isProvedBy(ClientLogin login) {
        return !secret.isBlank() && login.id().equals(id) && login.secret().equals(secret);
    }

    SigningKey key() {
        return key;
    }

    String issuer() {
        return publicUrl + "/demo/identity";
    }

    String redirectUri() {
        return publicUrl + "/office/signed-in";
    }
}
