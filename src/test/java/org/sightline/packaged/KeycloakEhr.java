package org.sightline.packaged;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A Keycloak realm as the authorization server of EHRs, by nothing but what Keycloak brings: PKCE, a scope for each that
 * the viewer asks for, two of these with a fixed claim, and a client for each EHR. A hospital's own would know which
 * patient is open; here it is always the same.
 */
final class KeycloakEhr {

    /** All that the viewer asks for, but {@code openid}. */
    private static final List<String> SCOPES = List.of(
            "launch",
            "fhirUser",
            "online_access",
            "patient/Patient.rs",
            "patient/Condition.rs",
            "user/Practitioner.r",
            "user/PractitionerRole.rs");

    private KeycloakEhr() {}

    static void addScopes(ObjectNode realm) {
        ArrayNode declared = realm.withArray("clientScopes");
        SCOPES.forEach(scope -> {
            ObjectNode made = declared.addObject().put("name", scope).put("protocol", "openid-connect");
            made.putObject("attributes").put("include.in.token.scope", "true");
            switch (scope) {
                case "launch" -> fixed(made, "patient", FhirBesideKeycloak.PATIENT, "access.tokenResponse.claim");
                case "fhirUser" -> fixed(made, "fhirUser", FhirBesideKeycloak.NURSE, "id.token.claim");
                default -> {}
            }
        });
    }

    /** A client that signs its assertions with the keys at this address. */
    static void addSigning(ObjectNode realm, String clientId, String redirectUri, String jwksUrl) {
        ObjectNode client = client(realm, clientId, redirectUri).put("clientAuthenticatorType", "client-jwt");
        client.withObject("attributes")
                .put("use.jwks.url", "true")
                .put("jwks.url", jwksUrl)
                .put("token.endpoint.auth.signing.alg", "ES384");
    }

    /** A client that sends a shared secret. */
    static void addSharing(ObjectNode realm, String clientId, String redirectUri, String secret) {
        client(realm, clientId, redirectUri)
                .put("clientAuthenticatorType", "client-secret")
                .put("secret", secret);
    }

    private static ObjectNode client(ObjectNode realm, String clientId, String redirectUri) {
        ObjectNode client = realm.withArray("clients").addObject();
        client.put("clientId", clientId)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("standardFlowEnabled", true)
                .put("directAccessGrantsEnabled", false)
                .put("fullScopeAllowed", true);
        client.putArray("redirectUris").add(redirectUri);
        client.putObject("attributes").put("pkce.code.challenge.method", "S256");
        client.putArray("defaultClientScopes");
        ArrayNode optional = client.putArray("optionalClientScopes");
        SCOPES.forEach(optional::add);
        client.withArray("protocolMappers")
                .addObject()
                .put("name", "sub")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-sub-mapper")
                .putObject("config")
                .put("access.token.claim", "true")
                .put("introspection.token.claim", "true");
        return client;
    }

    /** @param place the one place where the claim is sent */
    private static void fixed(ObjectNode scope, String claim, String value, String place) {
        scope.withArray("protocolMappers")
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
                .put("userinfo.token.claim", "false")
                .put(place, "true");
    }
}
