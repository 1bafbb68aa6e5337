package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sightline.json.StrictJson;
import org.sightline.launch.Quoted;
import org.sightline.launch.smart.server.EhrRequests;
import org.sightline.launch.smart.server.EhrRequests.NoAnswerException;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.SmartRegistration;

/** The few resources that a launch itself reads at the EHR's FHIR base, with the access token just given. */
@Singleton
class FhirReads {

    private final EhrRequests calls;

    @Inject
    FhirReads(EhrRequests calls) {
        this.calls = calls;
    }

    /**
     * What was asked for, if it came.
     *
     * @param came what came in its place, without anything of the answer's content
     */
    record Read(@Nullable JsonNode resourceOrNull, String came) {

        Optional<JsonNode> resource() {
            return Optional.ofNullable(resourceOrNull);
        }

        private Read only(Predicate<JsonNode> wanted) {
            return resource().filter(wanted).isPresent()
                    ? this
                    : new Read(null, resourceOrNull == null ? came : "another resource");
        }
    }

    /** The resource, if it is the one that was asked for; {@code id} is a FHIR id, which needs no encoding. */
    Read resource(SmartRegistration ehr, String token, String type, String id) {
        return get(ehr, token, "/" + type + "/" + id)
                .only(json -> type.equals(json.path("resourceType").asText())
                        && id.equals(json.path("id").asText()));
    }

    /** A page of search results. */
    Optional<JsonNode> search(SmartRegistration ehr, String token, String type, String parameter, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return get(ehr, token, "/" + type + "?" + parameter + "=" + encoded)
                .only(json -> "Bundle".equals(json.path("resourceType").asText()))
                .resource();
    }

    private Read get(SmartRegistration ehr, String token, String path) {
        try {
            SmallRequests.Answer answer = calls.get(
                    ehr,
                    URI.create(ehr.fhirBaseUrl() + path),
                    Map.of("Accept", "application/fhir+json", "Authorization", "Bearer " + token));
            return answer.status() == 200
                    ? new Read(
                            StrictJson.object(answer.body()).orElse(null),
                            "content type " + Quoted.of(answer.contentType()))
                    : new Read(null, answer.toString());
        } catch (NoAnswerException e) {
            return new Read(null, String.valueOf(e.getMessage()));
        }
    }
}
