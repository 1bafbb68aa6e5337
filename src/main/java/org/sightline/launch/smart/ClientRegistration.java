package org.sightline.launch.smart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.server.Scopes;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.ScopeSyntax;

/**
 * What an EHR's administrator registers so that the viewer may be launched from it.
 *
 * @param signing how we sign; none if we prove ourselves with a secret
 * @param scope all that a launch may ask for
 * @param olderScope the same in the syntax of version 1, if the EHR's own description decides; else empty
 * @param refreshes whether the viewer renews its tokens
 */
public record ClientRegistration(
        URI launch, URI redirect, @Nullable Signing signing, String scope, String olderScope, boolean refreshes) {

    private static final String NAME = "Sightline";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @param keySet where the EHR fetches the keys we sign with */
    public record Signing(URI keySet, String algorithm) {}

    public static ClientRegistration of(LaunchRegistration own, SmartRegistration ehr, ViewerAddress address) {
        return new ClientRegistration(
                address.smartLaunch(),
                address.smartCallback(own.id()),
                switch (ehr.authentication()) {
                    case PrivateKeyJwt jwt ->
                        new Signing(address.keySet(), jwt.algorithm().getName());
                    case ClientSecretBasic _ -> null;
                },
                Scopes.wanted(ehr, ehr.scopes() != ScopeSyntax.V1),
                ehr.scopes() == ScopeSyntax.AUTO ? Scopes.wanted(ehr, false) : "",
                ehr.feed().isPresent());
    }

    /** How we prove who we are, as RFC 7591 names it. */
    public String method() {
        return signing == null ? "client_secret_basic" : "private_key_jwt";
    }

    /**
     * As client metadata. {@code initiate_login_uri} is OpenID Connect's name for an address that takes {@code iss}; SMART
     * itself has none for the launch address.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-2">RFC 7591 section 2</a>
     */
    public String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("client_name", NAME);
        members.put("initiate_login_uri", launch.toString());
        members.put("redirect_uris", List.of(redirect.toString()));
        members.put("response_types", List.of("code"));
        members.put(
                "grant_types",
                refreshes ? List.of("authorization_code", "refresh_token") : List.of("authorization_code"));
        members.put("token_endpoint_auth_method", method());
        if (signing != null) {
            members.put("token_endpoint_auth_signing_alg", signing.algorithm());
            members.put("jwks_uri", signing.keySet().toString());
        }
        members.put("scope", scope);
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts are fit for JSON", e);
        }
    }
}
