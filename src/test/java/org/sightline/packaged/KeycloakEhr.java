package org.sightline.packaged;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak realm as the authorization server of an EHR, by nothing but what Keycloak brings: a client that signs its
 * assertions, its keys at an address of its own, PKCE, a scope for each that the viewer asks for, and two of these with
 * a fixed claim. A hospital's own would know which patient is open; here it is always the same.
 */
final class KeycloakEhr {

    static final String CLIENT_ID = "sightline-viewer";

    private KeycloakEhr() {}

    /**
     * @param jwksUrl where Keycloak fetches the viewer's keys
     * @param scopes every scope the viewer asks for, but {@code openid}
     */
    static void addTo(
            ObjectNode realm, String redirectUri, String jwksUrl, FhirBesideKeycloak fhir, List<String> scopes) {
        ArrayNode declared = realm.withArray("clientScopes");
        scopes.forEach(scope -> {
            ObjectNode made = declared.addObject().put("name", scope).put("protocol", "openid-connect");
            made.putObject("attributes").put("include.in.token.scope", "true");
            switch (scope) {
                case "launch" ->
                    fixed(made, "patient", FhirBesideKeycloak.PATIENT, Map.of("access.tokenResponse.claim", "true"));
                case "fhirUser" -> fixed(made, "fhirUser", fhir.nurse(), Map.of("id.token.claim", "true"));
                default -> {}
            }
        });
        ObjectNode client = realm.withArray("clients").addObject();
        client.put("clientId", CLIENT_ID)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("clientAuthenticatorType", "client-jwt")
                .put("standardFlowEnabled", true)
                .put("directAccessGrantsEnabled", false)
                .put("fullScopeAllowed", true);
        client.putArray("redirectUris").add(redirectUri);
        client.putObject("attributes")
                .put("use.jwks.url", "true")
                .put("jwks.url", jwksUrl)
                .put("token.endpoint.auth.signing.alg", "ES384")
                .put("pkce.code.challenge.method", "S256");
        client.putArray("defaultClientScopes");
        ArrayNode optional = client.putArray("optionalClientScopes");
        scopes.forEach(optional::add);
        client.withArray("protocolMappers")
                .addObject()
                .put("name", "sub")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-sub-mapper")
                .putObject("config")
                .put("access.token.claim", "true")
                .put("introspection.token.claim", "true");
    }

    private static void fixed(ObjectNode scope, String claim, String value, Map<String, String> where) {
        ObjectNode config = scope.withArray("protocolMappers")
                .addObject()
                .put("name", claim)
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-hardcoded-claim-mapper")
                .putObject("config")
                .put("claim.name", claim)
                .put("claim.value", value)
                .put("jsonType.label", "String")
                .put("access.token.claim", "false")
                .put("id.token.claim", "false")
                .put("userinfo.token.claim", "false");
        where.forEach(config::put);
    }
}
