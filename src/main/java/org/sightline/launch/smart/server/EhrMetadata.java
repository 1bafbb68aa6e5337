package org.sightline.launch.smart.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sightline.json.StrictJson;

/**
 * What an EHR said of its authorization server, before anything of it is believed.
 *
 * @param address that answered
 * @param contentType empty if none was sent
 * @param ofVersionOne whether it is a CapabilityStatement, as of servers of SMART 1.0
 * @param json the smart-configuration, or the {@code oauth-uris} extension
 */
public record EhrMetadata(URI address, String contentType, boolean ofVersionOne, JsonNode json) {

    /** The addresses it may name. */
    public enum Endpoint {
        AUTHORIZATION("authorization_endpoint", "authorize"),
        TOKEN("token_endpoint", "token"),
        REVOCATION("revocation_endpoint", "revoke"),
        /** Servers of SMART 1.0 do not say. */
        KEYS("jwks_uri", "jwks_uri");

        private final String name;
        private final String nameInVersionOne;

        Endpoint(String name, String nameInVersionOne) {
            this.name = name;
            this.nameInVersionOne = nameInVersionOne;
        }
    }

    /** As it is called where it was looked for. */
    String nameOf(Endpoint endpoint) {
        return ofVersionOne ? endpoint.nameInVersionOne : endpoint.name;
    }

    Optional<String> endpoint(Endpoint endpoint) {
        if (!ofVersionOne) {
            return StrictJson.text(json, endpoint.name);
        }
        if (endpoint == Endpoint.KEYS) {
            return Optional.empty();
        }
        for (JsonNode extension : json.path("extension")) {
            if (endpoint.nameInVersionOne.equals(extension.path("url").asText())) {
                return StrictJson.text(extension, "valueUri");
            }
        }
        return Optional.empty();
    }

    public Optional<String> issuer() {
        return ofVersionOne ? Optional.empty() : StrictJson.text(json, "issuer");
    }

    public Set<String> capabilities() {
        return Set.copyOf(texts("capabilities"));
    }

    boolean statesIssuer() {
        return json.path("authorization_response_iss_parameter_supported").asBoolean(false);
    }

    /** Whether it says anything of that. */
    public boolean has(String list) {
        return !ofVersionOne && json.path(list).isArray();
    }

    public List<String> texts(String list) {
        return ofVersionOne ? List.of() : StrictJson.texts(json, list);
    }
}
