package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.sightline.launch.smart.EhrCalls.NoAnswerException;
import org.sightline.outgoing.Outgoing;
import org.sightline.registration.SmartRegistration;

/** The few resources that a launch itself reads at the EHR's FHIR base, with the access token just given. */
@Singleton
class FhirReads {

    private final EhrCalls calls;

    @Inject
    FhirReads(EhrCalls calls) {
        this.calls = calls;
    }

    /** The resource, if it came and is the one that was asked for; {@code id} is a FHIR id, which needs no encoding. */
    Optional<JsonNode> resource(SmartRegistration ehr, String token, String type, String id) {
        return get(ehr, token, "/" + type + "/" + id)
                .filter(json -> type.equals(json.path("resourceType").asText()))
                .filter(json -> id.equals(json.path("id").asText()));
    }

    /** A page of search results. */
    Optional<JsonNode> search(SmartRegistration ehr, String token, String type, String parameter, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return get(ehr, token, "/" + type + "?" + parameter + "=" + encoded)
                .filter(json -> "Bundle".equals(json.path("resourceType").asText()));
    }

    private Optional<JsonNode> get(SmartRegistration ehr, String token, String path) {
        try {
            Outgoing.Answer answer = calls.get(
                    ehr,
                    URI.create(ehr.fhirBaseUrl() + path),
                    Map.of("Accept", "application/fhir+json", "Authorization", "Bearer " + token));
            return answer.status() == 200 ? Json.object(answer.body()) : Optional.empty();
        } catch (NoAnswerException e) {
            return Optional.empty();
        }
    }
}
