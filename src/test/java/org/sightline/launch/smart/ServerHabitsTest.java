package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.launch.RefusalReason.SMART_DISCOVERY_FAILED;
import static org.sightline.launch.RefusalReason.SMART_PKCE_MISSING;
import static org.sightline.launch.RefusalReason.SMART_TOKEN_REFUSED;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.audit.AuditEvent;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;

/** SMART servers as they are: each habit a server of its own, from its description to the session. */
@Isolated("measures time")
class ServerHabitsTest {

    private static final String WELL_KNOWN = "/fhir/.well-known/smart-configuration";
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    /** What comes where the smart-configuration should be. */
    private enum InPlace {
        NOT_FOUND(404, "{}"),
        FORBIDDEN(403, "{}"),
        BROKEN(500, "{}"),
        MOVED(302, ""),
        PAGE(200, "<!DOCTYPE html><title>Sign in</title>"),
        CUT_SHORT(200, "{\"authorization_endpoint\":"),
        OUTCOME(200, "{\"resourceType\":\"OperationOutcome\"}"),
        NOTHING_IN_TIME(200, "");

        private final int status;
        private final String body;

        InPlace(int status, String body) {
            this.status = status;
            this.body = body;
        }

        void answer(HttpExchange exchange) {
            if (this == NOTHING_IN_TIME) {
                MockEhr.hang();
            }
            try {
                exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
                exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(InPlace.class)
    void readsTheCapabilityStatementWhateverIsInPlaceOfTheConfiguration(InPlace came) {
        answers(came, true);
        long before = System.nanoTime();
        assertEquals(
                "9990000018", node.launch(ehr).launch().patient().nhsNumber().digits());
        assertTrue(System.nanoTime() - before < 11_000_000_000L, "longer than the one deadline");
    }

    @ParameterizedTest
    @EnumSource(InPlace.class)
    void saysWhyNeitherCouldBeRead(InPlace came) {
        answers(came, false);
        assertEquals(SMART_DISCOVERY_FAILED, SmartNode.refusal(() -> node.start(ehr)));
        String detail = ((AuditEvent.LaunchRefused) node.trail.events.getFirst()).detail();
        assertTrue(detail.matches(".*smart-configuration: .+; metadata: status 404"), detail);
    }

    @Test
    void aConfigurationThatSaysTooLittleIsNoReasonToAskLess() {
        ehr.description = described -> described.remove("code_challenge_methods_supported");
        assertEquals(SMART_PKCE_MISSING, SmartNode.refusal(() -> node.start(ehr)));
        assertTrue(ehr.requests.stream().noneMatch(request -> request.contains("metadata")));
    }

    @Test
    void whatWasReadBeforeIsBetterThanTheCapabilityStatement() {
        node.launch(ehr);
        answers(InPlace.BROKEN, true);
        node.now = node.now.plus(Duration.ofMinutes(20));
        assertTrue(node.start(ehr).getQuery().contains("tenant=7"));
    }

    @Test
    void readsAConfigurationWithAByteOrderMark() {
        ehr.beforeAnswer = exchange -> {
            if (exchange.getRequestURI().getPath().equals(WELL_KNOWN)) {
                byte[] body = ("\uFEFF" + MockEhr.json(MockMetadata.described(ehr.origin(), _ -> {})))
                        .getBytes(StandardCharsets.UTF_8);
                try {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        node.launch(ehr);
        assertTrue(ehr.requests.stream().noneMatch(request -> request.contains("metadata")));
    }

    @Test
    void aSecretIsEncodedUnlessTheRegistrationSaysOtherwise() {
        try (MockEhr plain = SmartNode.symmetricEhr()) {
            plain.checks.decodesBasic = false;
            SmartNode encoding = new SmartNode(SmartOrganisations.symmetric("eastfield", plain));
            URI back = plain.authorize(encoding.start(plain));
            assertEquals(SMART_TOKEN_REFUSED, SmartNode.refusal(() -> encoding.finish(back)));
            plain.checks.failed.clear();
            SmartNode switched = new SmartNode(SmartOrganisations.registration(
                    "eastfield",
                    SmartOrganisations.smart(
                            plain, new ClientSecretBasic(SmartOrganisations.env("CLIENT_SECRET"), true))));
            switched.launch(plain);
            assertEquals(List.of(), plain.checks.failed);
        }
    }

    private void answers(InPlace came, boolean hasStatement) {
        ehr.beforeAnswer = exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(WELL_KNOWN)) {
                came.answer(exchange);
            } else if (path.equals("/fhir/metadata") && hasStatement) {
                MockMetadata.answer(exchange, OAUTH_URIS, ehr.origin());
            }
        };
    }
}
