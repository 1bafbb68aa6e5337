package org.sightline.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * Settings by which the office's sign-in finds the demo's own OpenID provider. Every endpoint is named and no key is
 * fetched before somebody signs in: the application cannot ask itself while it starts.
 */
final class DemoSignIn {

    private DemoSignIn() {}

    static Map<String, String> settings(String address) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        String provider = address + "/demo/identity";
        return Map.ofEntries(
                Map.entry("sightline.officers.sign-in", "true"),
                Map.entry("quarkus.oidc.auth-server-url", provider),
                Map.entry("quarkus.oidc.discovery-enabled", "false"),
                Map.entry("quarkus.oidc.authorization-path", provider + "/authorize"),
                Map.entry("quarkus.oidc.token-path", provider + "/token"),
                Map.entry("quarkus.oidc.jwks-path", provider + "/jwks.json"),
                Map.entry("quarkus.oidc.jwks.resolve-early", "false"),
                Map.entry("quarkus.oidc.token.issuer", provider),
                Map.entry("quarkus.oidc.client-id", "sightline-office"),
                Map.entry("quarkus.oidc.credentials.secret", HexFormat.of().formatHex(secret)),
                Map.entry("quarkus.oidc.authentication.cookie-force-secure", "false"),
                Map.entry("quarkus.oidc.authentication.force-redirect-https-scheme", "false"));
    }
}
