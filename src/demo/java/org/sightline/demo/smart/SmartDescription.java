package org.sightline.demo.smart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART: what an EHR says of itself</a> */
@ApplicationScoped
class SmartDescription {

    private final EhrAddresses addresses;

    SmartDescription(EhrAddresses addresses) {
        this.addresses = addresses;
    }

    Map<String, Object> of(SmartEhr ehr) {
        String issuer = addresses.issuer(ehr);
        return Map.ofEntries(
                Map.entry("issuer", issuer),
                Map.entry("jwks_uri", issuer + "/jwks.json"),
                Map.entry("authorization_endpoint", issuer + "/authorize"),
                Map.entry("token_endpoint", addresses.token(ehr)),
                Map.entry("revocation_endpoint", issuer + "/revoke"),
                Map.entry("grant_types_supported", List.of("authorization_code", "refresh_token")),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("code_challenge_methods_supported", List.of("S256")),
                Map.entry("authorization_response_iss_parameter_supported", true),
                Map.entry(
                        "token_endpoint_auth_methods_supported",
                        List.of(ehr.takesKeys() ? "private_key_jwt" : "client_secret_basic")),
                Map.entry("token_endpoint_auth_signing_alg_values_supported", List.of("ES384", "RS384")),
                Map.entry(
                        "scopes_supported",
                        List.of("launch", "openid", "fhirUser", "online_access", "patient/*.rs", "user/*.rs")),
                Map.entry("capabilities", capabilities(ehr)));
    }

    private static List<String> capabilities(SmartEhr ehr) {
        return List.of(
                "launch-ehr",
                "authorize-post",
                ehr.takesKeys() ? "client-confidential-asymmetric" : "client-confidential-symmetric",
                "context-ehr-patient",
                "permission-online",
                "permission-patient",
                "permission-user",
                "permission-v1",
                "permission-v2",
                "sso-openid-connect");
    }
}
