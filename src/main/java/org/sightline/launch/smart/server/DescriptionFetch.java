package org.sightline.launch.smart.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.sightline.json.StrictJson;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.EhrMetadata.Endpoint;
import org.sightline.launch.smart.server.EhrRequests.NoAnswerException;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.SmartRegistration;

/**
 * Asks an EHR what it says of its authorization server: its smart-configuration, and where that cannot be read, for
 * whatever reason, the CapabilityStatement in which servers of SMART 1.0 name their endpoints.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART: discovery</a>
 */
final class DescriptionFetch {

    /** The extension by which servers of SMART 1.0 name their endpoints in a CapabilityStatement. */
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final EhrRequests requests;
    private final SmartRegistration ehr;
    private final long begun = System.nanoTime();

    DescriptionFetch(EhrRequests requests, SmartRegistration ehr) {
        this.requests = requests;
        this.ehr = ehr;
    }

    /** One of the two could not be read. */
    private static final class UnreadException extends Exception {

        /** Whether another try may help. */
        private final boolean passing;

        UnreadException(String message, boolean passing) {
            super(message);
            this.passing = passing;
        }
    }

    /**
     * @throws NoAnswerException if neither came and another try may help
     * @throws StepRefusedException if there is neither
     */
    EhrMetadata fetch() throws NoAnswerException, StepRefusedException {
        try {
            return configuration();
        } catch (UnreadException first) {
            try {
                return capabilityStatement();
            } catch (UnreadException second) {
                String both = "smart-configuration: " + first.getMessage() + "; metadata: " + second.getMessage();
                if (first.passing || second.passing) {
                    throw new NoAnswerException(both);
                }
                throw new StepRefusedException(
                        RefusalReason.SMART_DISCOVERY_FAILED, "the EHR does not describe itself: " + both);
            }
        }
    }

    /** So much of the time that enough is left for the other. */
    private EhrMetadata configuration() throws UnreadException {
        URI address = URI.create(ehr.fhirBaseUrl() + "/.well-known/smart-configuration");
        SmallRequests.Answer answer = ask(
                address, "application/json", requests.deadline().multipliedBy(5).dividedBy(8));
        JsonNode json = object(answer);
        EhrMetadata said = new EhrMetadata(address, answer.contentType(), false, json);
        boolean names = said.endpoint(Endpoint.AUTHORIZATION).isPresent()
                || said.endpoint(Endpoint.TOKEN).isPresent();
        if (json.has("resourceType") && !names) {
            throw new UnreadException("came a FHIR resource", false);
        }
        return said;
    }

    private EhrMetadata capabilityStatement() throws UnreadException {
        URI address = URI.create(ehr.fhirBaseUrl() + "/metadata");
        Duration left = requests.deadline().minusNanos(System.nanoTime() - begun);
        SmallRequests.Answer answer = ask(address, "application/fhir+json, application/json;q=0.9", left);
        for (JsonNode rest : object(answer).path("rest")) {
            for (JsonNode extension : rest.path("security").path("extension")) {
                if (OAUTH_URIS.equals(extension.path("url").asText())) {
                    return new EhrMetadata(address, answer.contentType(), true, extension);
                }
            }
        }
        throw new UnreadException("names no oauth-uris", false);
    }

    private SmallRequests.Answer ask(URI address, String accept, Duration within) throws UnreadException {
        SmallRequests.Answer answer;
        try {
            answer = requests.get(ehr, address, Map.of("Accept", accept), within);
        } catch (NoAnswerException e) {
            throw new UnreadException(String.valueOf(e.getMessage()), true);
        }
        if (answer.status() != 200) {
            throw new UnreadException(answer.toString(), answer.status() != 404 && answer.status() != 410);
        }
        return answer;
    }

    private static JsonNode object(SmallRequests.Answer answer) throws UnreadException {
        String text = answer.body().startsWith("\uFEFF") ? answer.body().substring(1) : answer.body();
        Optional<JsonNode> json = StrictJson.object(text);
        if (json.isEmpty()) {
            throw new UnreadException("expected JSON, came content type " + Quoted.of(answer.contentType()), false);
        }
        return json.get();
    }
}
