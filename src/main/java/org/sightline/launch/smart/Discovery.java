package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.smart.EhrCalls.NoAnswerException;
import org.sightline.outgoing.Outgoing;
import org.sightline.registration.SmartRegistration;

/**
 * Reads how an EHR describes its authorization server, and remembers it for a while.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART: discovery</a>
 */
@Singleton
class Discovery {

    static final Duration FRESH = Duration.ofMinutes(10);

    /** How long the last description stays good while the EHR cannot be asked for a new one. */
    static final Duration STALE = Duration.ofHours(1);

    /** The extension by which servers of SMART 1.0 name their endpoints in a CapabilityStatement. */
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final EhrCalls calls;
    private final InstantSource clock;
    private final Map<SmartRegistration, Read> known = new ConcurrentHashMap<>();

    private record Read(EhrDescription description, Instant at) {}

    @Inject
    Discovery(EhrCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    EhrDescription of(SmartRegistration ehr) throws SmartRefusedException {
        Read read = known.get(ehr);
        Instant now = clock.instant();
        if (read != null && now.isBefore(read.at().plus(FRESH))) {
            return read.description();
        }
        try {
            EhrDescription description = ask(ehr);
            known.put(ehr, new Read(description, now));
            return description;
        } catch (NoAnswerException e) {
            if (read != null && now.isBefore(read.at().plus(STALE))) {
                return read.description();
            }
            throw failed("the EHR's description cannot be fetched: " + e.getMessage());
        }
    }

    private EhrDescription ask(SmartRegistration ehr) throws NoAnswerException, SmartRefusedException {
        URI address = URI.create(ehr.fhirBaseUrl() + "/.well-known/smart-configuration");
        Outgoing.Answer answer = calls.get(ehr, address, Map.of("Accept", "application/json"));
        return switch (answer.status()) {
            case 200 ->
                described(
                        ehr,
                        Json.object(answer.body())
                                .orElseThrow(() -> failed("expected smart-configuration as JSON, came content type "
                                        + Quoted.of(answer.contentType()))));
            case 404, 410 -> ofVersionOne(ehr);
            default -> throw new NoAnswerException("smart-configuration: " + answer);
        };
    }

    private EhrDescription described(SmartRegistration ehr, JsonNode json) throws SmartRefusedException {
        if (!Json.texts(json, "code_challenge_methods_supported").contains("S256")) {
            throw new SmartRefusedException(
                    RefusalReason.SMART_PKCE_MISSING,
                    "expected S256 among code_challenge_methods_supported, came "
                            + Quoted.all(Json.texts(json, "code_challenge_methods_supported")));
        }
        return new EhrDescription(
                required(ehr, Json.text(json, "authorization_endpoint"), "authorization_endpoint"),
                required(ehr, Json.text(json, "token_endpoint"), "token_endpoint"),
                Json.text(json, "issuer"),
                endpoint(ehr, Json.text(json, "jwks_uri"), "jwks_uri"),
                endpoint(ehr, Json.text(json, "revocation_endpoint"), "revocation_endpoint"),
                new HashSet<>(Json.texts(json, "capabilities")),
                json.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    /** Servers of SMART 1.0 say nothing of PKCE; they are sent the S256 challenge all the same. */
    private EhrDescription ofVersionOne(SmartRegistration ehr) throws NoAnswerException, SmartRefusedException {
        URI address = URI.create(ehr.fhirBaseUrl() + "/metadata");
        Outgoing.Answer answer =
                calls.get(ehr, address, Map.of("Accept", "application/fhir+json, application/json;q=0.9"));
        if (answer.status() != 200) {
            throw new NoAnswerException("neither smart-configuration nor metadata: " + answer);
        }
        JsonNode statement = Json.object(answer.body())
                .orElseThrow(() ->
                        failed("expected metadata as JSON, came content type " + Quoted.of(answer.contentType())));
        for (JsonNode rest : statement.path("rest")) {
            for (JsonNode extension : rest.path("security").path("extension")) {
                if (OAUTH_URIS.equals(extension.path("url").asText())) {
                    return new EhrDescription(
                            required(ehr, uri(extension, "authorize"), "authorize"),
                            required(ehr, uri(extension, "token"), "token"),
                            Optional.empty(),
                            Optional.empty(),
                            endpoint(ehr, uri(extension, "revoke"), "revoke"),
                            Set.of(),
                            false);
                }
            }
        }
        throw failed("there is no smart-configuration, and metadata names no oauth-uris");
    }

    private static Optional<String> uri(JsonNode oauthUris, String name) {
        for (JsonNode extension : oauthUris.path("extension")) {
            if (name.equals(extension.path("url").asText())) {
                return Json.text(extension, "valueUri");
            }
        }
        return Optional.empty();
    }

    private static URI required(SmartRegistration ehr, Optional<String> text, String name)
            throws SmartRefusedException {
        return endpoint(ehr, text, name).orElseThrow(() -> failed("the EHR's description has no " + name));
    }

    /** Relative addresses are below the FHIR base. */
    private static Optional<URI> endpoint(SmartRegistration ehr, Optional<String> text, String name)
            throws SmartRefusedException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI address;
        try {
            address = URI.create(ehr.fhirBaseUrl() + "/").resolve(text.get());
        } catch (IllegalArgumentException e) {
            throw failed("the EHR's " + name + " is not an address: " + Quoted.of(text.get()));
        }
        if (!ehr.owns(address)) {
            throw new SmartRefusedException(
                    RefusalReason.SMART_ENDPOINT_NOT_ALLOWED,
                    "expected the EHR's " + name + " at https and one of " + new TreeSet<>(ehr.hosts()) + ", came "
                            + Quoted.of(address.toString()));
        }
        return Optional.of(address);
    }

    private static SmartRefusedException failed(String detail) {
        return new SmartRefusedException(RefusalReason.SMART_DISCOVERY_FAILED, detail);
    }
}
