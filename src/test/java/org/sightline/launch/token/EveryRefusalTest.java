package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.audit.AuditEvent;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.RefusalDetails;
import org.sightline.launch.RefusalReason;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.TestDatabase;

/**
 * Every reason there is for a launch token, brought about through the door: no session, exactly one audit row that names
 * it, one reference number. The reasons of SMART launches are brought about in {@code SmartRefusalsTest}, that of test
 * launches in {@code SmartOfficeTestLaunchTest}, that of a patient who objects in {@code LaunchServiceTest}; a reason in neither of the first two fails one of them.
 */
class EveryRefusalTest {

    private static final PublishedKeys.Limits EAGER = new PublishedKeys.Limits(
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofSeconds(20),
            50 * 1024);

    private final Epr epr = Epr.northgate();
    private JwksServer server;

    @BeforeEach
    void start() throws IOException {
        server = new JwksServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            mode = EnumSource.Mode.MATCH_NONE,
            names = "(SMART|TEST)_.*|PATIENT_OBJECTED|NETWORK_NOT_ALLOWED")
    void endsInOneAuditRowAndNoSession(RefusalReason reason) {
        Node node = node(viewer(reason));
        Runnable launch = launch(reason, node);
        node.trail.events.clear();
        node.sessions.opened.clear();
        LaunchRefusedException refused = assertThrows(LaunchRefusedException.class, launch::run);
        assertEquals(reason, refused.reason());
        assertEquals(List.of(), node.sessions.opened);
        assertEquals(1, node.trail.events.size());
        AuditEvent.LaunchRefused row = (AuditEvent.LaunchRefused) node.trail.events.getFirst();
        assertEquals(reason.name(), row.reason());
        assertEquals(refused.reference(), row.reference());
        RefusalDetails.check(reason, row.detail());
        assertTrue(!row.detail().contains("999000") && !row.detail().contains("Rita"), row::detail);
    }

    private TokenViewer viewer(RefusalReason reason) {
        return switch (reason) {
            case KEY_UNFIT -> {
                server.publish(
                        epr.key.toPublicJWK(),
                        Epr.Keys.elliptic(com.nimbusds.jose.jwk.Curve.P_256, "2026-11")
                                .toPublicJWK());
                yield new TokenViewer(EAGER, epr.registration(new KeySource.JwksUrl(server.url())));
            }
            case KEYS_UNAVAILABLE -> {
                server.status = 500;
                yield new TokenViewer(EAGER, epr.registration(new KeySource.JwksUrl(server.url())));
            }
            default -> TokenViewer.knowing(epr);
        };
    }

    /** What leads to the refusal; whatever has to come before it is done here. */
    private Runnable launch(RefusalReason reason, Node node) {
        return switch (reason) {
            case TOKEN_MISSING -> () -> node.post("");
            case TOKEN_TOO_LARGE -> () -> node.post("x".repeat(8_193));
            case TOKEN_MALFORMED -> () -> node.post("not a token");
            case TOKEN_TOO_DEEP ->
                () -> node.post(epr.signed(Epr.json(epr.header), "{\"a\":".repeat(9) + "1" + "}".repeat(9)));
            case TOKEN_AMBIGUOUS -> () -> node.post(epr.signed(Epr.json(epr.header), "{\"iss\":\"a\",\"iss\":\"b\"}"));
            case HEADER_NOT_ALLOWED -> posting(node, epr.withHeader("jku", "https://evil.example/keys"));
            case TYPE_NOT_ACCEPTED -> posting(node, epr.withHeader("typ", "JWT"));
            case KEY_ID_MISSING -> posting(node, epr.without("kid"));
            case ISSUER_UNKNOWN -> posting(node, epr.with("iss", "https://other.example"));
            case ALGORITHM_NOT_ACCEPTED -> posting(node, epr.withHeader("alg", "none"));
            case KEY_UNKNOWN -> posting(node, epr.withHeader("kid", "another"));
            case KEY_EXPIRED ->
                () -> {
                    node.viewer.now = Epr.NOW.plusSeconds(86_400);
                    node.post(epr.token());
                };
            case KEY_UNFIT, KEYS_UNAVAILABLE -> posting(node, epr);
            case SIGNATURE_INVALID -> posting(node, sameKidOtherKey());
            case AUDIENCE_WRONG -> posting(node, epr.with("aud", List.of(Epr.AUDIENCE)));
            case TIME_MALFORMED -> posting(node, epr.without("exp"));
            case TOKEN_NOT_YET_VALID -> posting(node, epr.with("nbf", Epr.NOW.getEpochSecond() + 3_600));
            case TOKEN_EXPIRED -> posting(node, epr.with("exp", Epr.NOW.getEpochSecond() - 3_600));
            case LIFETIME_NOT_ACCEPTED -> posting(node, epr.with("exp", Epr.NOW.getEpochSecond() + 3_600));
            case TOKEN_ID_MALFORMED -> posting(node, epr.without("jti"));
            case SUBJECT_MALFORMED -> posting(node, epr.with("sub", 7));
            case PATIENT_MALFORMED -> posting(node, epr.with("patient", List.of()));
            case NHS_NUMBER_INVALID -> posting(node, epr.with("patient", Epr.patient("9990000019", "1945-03-02")));
            case BIRTH_DATE_INVALID -> posting(node, epr.with("patient", Epr.patient("9990000018", "1945")));
            case PRACTITIONER_MALFORMED -> posting(node, epr.without("practitioner"));
            case ACTING_FOR_MALFORMED -> posting(node, epr.with("acting_for", "Dr Priya Nair"));
            case ACTING_FOR_NOT_ALLOWED ->
                posting(
                        node,
                        epr.with("practitioner", Epr.practitioner("R8006")).with("acting_for", Epr.professional()));
            case ACTING_FOR_SYSTEM_UNKNOWN ->
                posting(
                        node,
                        epr.with(
                                "acting_for",
                                Map.of(
                                        "identifier",
                                        Map.of("system", "urn:staff", "value", "7"),
                                        "name",
                                        "Dr Priya Nair")));
            case ORGANISATION_NOT_REGISTERED -> posting(node, epr.with("organization", Map.of("ods", "RQX01")));
            case PURPOSE_NOT_ACCEPTED -> posting(node, epr.with("purpose_of_use", "BTG"));
            case ENCOUNTER_MALFORMED -> posting(node, epr.with("encounter", 7));
            case ORIGIN_NOT_ALLOWED -> () -> node.door.post(List.of(epr.token()), "https://evil.example", Node.REQUEST);
            case TOKEN_REPLAYED -> {
                String token = epr.with("jti", UUID.randomUUID().toString()).token();
                node.post(token);
                yield () -> node.post(token);
            }
            case LINK_NOT_VALID -> {
                String handle = node.push(epr.token());
                node.open(handle);
                yield () -> node.open(handle);
            }
            case REGISTRATION_WITHDRAWN -> {
                String handle = node.push(epr.token());
                node.viewer.config = new LaunchConfig(List.of(), List.of(), TokenViewer.ACCESS, "next");
                yield () -> node.open(handle);
            }
            case SMART_REQUEST_MALFORMED,
                    SMART_EHR_UNKNOWN,
                    SMART_DISCOVERY_FAILED,
                    SMART_ENDPOINT_NOT_ALLOWED,
                    SMART_PKCE_MISSING,
                    SMART_STATE_UNKNOWN,
                    SMART_STATE_EXPIRED,
                    SMART_BROWSER_DIFFERS,
                    SMART_RESPONSE_MIXED_UP,
                    SMART_NOT_AUTHORISED,
                    SMART_CODE_MISSING,
                    SMART_CLIENT_KEY_UNUSABLE,
                    SMART_TOKENS_NOT_KEPT,
                    SMART_TOKEN_SERVER_FAILED,
                    SMART_TOKEN_REFUSED,
                    SMART_TOKEN_MALFORMED,
                    SMART_PATIENT_MISSING,
                    SMART_ID_TOKEN_MISSING,
                    SMART_ID_TOKEN_KEYS_UNAVAILABLE,
                    SMART_ID_TOKEN_SIGNATURE_INVALID,
                    SMART_ID_TOKEN_NOT_ACCEPTED,
                    SMART_USER_NOT_STAFF,
                    SMART_USER_MALFORMED,
                    SMART_PATIENT_UNREADABLE,
                    SMART_PATIENT_UNIDENTIFIED,
                    TEST_PATIENT_NOT_FICTIONAL,
                    PATIENT_OBJECTED,
                    NETWORK_NOT_ALLOWED ->
                throw new IllegalArgumentException("no reason of this door alone: " + reason);
        };
    }

    private static Epr sameKidOtherKey() {
        return Epr.of(
                "northgate",
                Epr.Keys.elliptic(com.nimbusds.jose.jwk.Curve.P_256, Epr.Keys.P256.getKeyID()),
                JWSAlgorithm.ES256);
    }

    private static Runnable posting(Node node, Epr epr) {
        return () -> node.post(epr.token());
    }

    private static Node node(TokenViewer viewer) {
        return new Node(Database.SHARED, viewer);
    }

    private static final class Database {
        static final TestDatabase SHARED = TestDatabase.migrated();
    }
}
