package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.audit.AuditEvent;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.RecordedTrail;
import org.sightline.launch.RefusalDetails;
import org.sightline.launch.RefusalReason;

/** Every reason for which a SMART launch is refused, brought about by an EHR or a browser that misbehaves. */
class SmartRefusalsTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"SMART_.*", "REGISTRATION_WITHDRAWN", "NHS_NUMBER_INVALID", "BIRTH_DATE_INVALID"})
    void endsInOneAuditRowAndNoSession(RefusalReason reason) {
        Runnable launch = launch(reason);
        node.trail.events.clear();
        LaunchRefusedException refused = assertThrows(LaunchRefusedException.class, launch::run);
        AuditEvent.LaunchRefused row = (AuditEvent.LaunchRefused) node.trail.events.getFirst();
        assertEquals(reason, refused.reason(), row.detail());
        assertEquals(List.of(), node.sessions.opened);
        assertEquals(1, node.trail.events.size());
        assertEquals(reason.name(), row.reason());
        assertEquals(refused.reference(), row.reference());
        String detail = row.detail();
        if (reason.name().startsWith("SMART_")) {
            RefusalDetails.check(reason, detail);
        }
        assertTrue(!detail.contains("999000") && !detail.contains("access-") && !detail.contains("<"), detail);
    }

    private Runnable launch(RefusalReason reason) {
        return switch (reason) {
            case SMART_REQUEST_MALFORMED ->
                () -> node.door.start(
                        List.of(ehr.fhirBase()), List.of("a", "b"), LaunchRequest.by(RecordedTrail.CALLER));
            case SMART_EHR_UNKNOWN -> () -> node.start("https://evil.example/fhir", "h");
            case SMART_DISCOVERY_FAILED -> {
                ehr.statuses.put("/fhir/.well-known/smart-configuration", 500);
                yield () -> node.start(ehr);
            }
            case SMART_ENDPOINT_NOT_ALLOWED -> {
                ehr.description = described -> described.put("token_endpoint", "https://evil.example/token");
                yield () -> node.start(ehr);
            }
            case SMART_PKCE_MISSING -> {
                ehr.description = described -> described.put("code_challenge_methods_supported", List.of("plain"));
                yield () -> node.start(ehr);
            }
            case SMART_STATE_UNKNOWN, SMART_STATE_EXPIRED, SMART_BROWSER_DIFFERS, SMART_RESPONSE_MIXED_UP ->
                state(reason);
            case SMART_NOT_AUTHORISED -> {
                URI back = node.start(ehr);
                yield () -> node.finish(callback("error=access_denied&error_description=%3Cscript%3E", back));
            }
            case SMART_CODE_MISSING -> {
                URI back = node.start(ehr);
                yield () -> node.finish(callback("x=y", back));
            }
            case REGISTRATION_WITHDRAWN -> {
                URI back = ehr.authorize(node.start(ehr));
                node.config = SmartNode.configOf();
                yield () -> node.finish(back);
            }
            default -> afterTheCode(reason);
        };
    }

    private Runnable state(RefusalReason reason) {
        URI back = ehr.authorize(node.start(ehr));
        return switch (reason) {
            case SMART_STATE_UNKNOWN ->
                () -> {
                    SmartNode.refusal(() -> node.finish(URI.create(back + "&iss=https://evil.example")));
                    node.trail.events.clear();
                    node.finish(back);
                };
            case SMART_STATE_EXPIRED ->
                () -> {
                    node.now = node.now.plusSeconds(301);
                    node.finish(back);
                };
            case SMART_BROWSER_DIFFERS ->
                () -> {
                    node.cookies.clear();
                    node.finish(back);
                };
            case SMART_RESPONSE_MIXED_UP -> () -> node.finish(URI.create(back + "&iss=https://evil.example"));
            default -> throw new IllegalArgumentException(reason.name());
        };
    }

    private Runnable afterTheCode(RefusalReason reason) {
        switch (reason) {
            case SMART_CLIENT_KEY_UNUSABLE -> node.environment.put("CLIENT_KEYS", "{\"keys\":[]}");
            case SMART_TOKENS_NOT_KEPT -> node.environment.remove("TOKEN_KEYS");
            case SMART_TOKEN_SERVER_FAILED -> ehr.statuses.put("/auth/token", 502);
            case SMART_TOKEN_REFUSED -> ehr.clientKeys = new JWKSet();
            case SMART_TOKEN_MALFORMED -> ehr.tokenResponse = answer -> answer.put("token_type", "mac");
            case SMART_PATIENT_MISSING -> ehr.tokenResponse = answer -> answer.remove("patient");
            case SMART_ID_TOKEN_MISSING -> ehr.tokenResponse = answer -> answer.remove("id_token");
            case SMART_ID_TOKEN_KEYS_UNAVAILABLE -> ehr.statuses.put("/auth/jwks", 500);
            case SMART_ID_TOKEN_SIGNATURE_INVALID ->
                ehr.idTokens.signed = token -> token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(128);
            case SMART_ID_TOKEN_NOT_ACCEPTED -> ehr.idTokens.claims = claims -> claims.audience("another client");
            case SMART_USER_NOT_STAFF -> ehr.idTokens.claims = claims -> claims.claim("fhirUser", "Patient/ivy-1");
            case SMART_USER_MALFORMED -> ehr.idTokens.claims = claims -> claims.claim("fhirUser", null);
            case SMART_PATIENT_UNREADABLE -> ehr.resources.remove("/fhir/Patient/ivy-1");
            case SMART_PATIENT_UNIDENTIFIED -> ehr.give("Patient", "ivy-1", Map.of("birthDate", "1945-03-12"));
            case NHS_NUMBER_INVALID -> ehr.give("Patient", "ivy-1", MockFhir.patient("9990000019", "1945-03-12"));
            case BIRTH_DATE_INVALID -> ehr.give("Patient", "ivy-1", MockFhir.patient("9990000018", "1945"));
            default -> throw new IllegalArgumentException("no way to bring about " + reason);
        }
        return () -> node.launch(ehr);
    }

    private static URI callback(String query, URI authorize) {
        String state = Optional.ofNullable(
                        ClientChecks.form(authorize.getRawQuery()).get("state"))
                .orElseThrow();
        return URI.create("https://viewer.example.nhs.uk/smart/callback/eastfield?" + query + "&state=" + state);
    }
}
