package org.sightline.launch.smart.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.Step;
import org.sightline.launch.StepResult;
import org.sightline.launch.Verification;
import org.sightline.launch.smart.MockEhr;
import org.sightline.launch.smart.MockMetadata;
import org.sightline.launch.smart.SmartNode;
import org.sightline.launch.smart.SmartOrganisations;
import org.sightline.registration.LaunchRegistration;

/** What the doctor says of an EHR, step by step, and that each step can fail. */
class SmartServerCheckTest {

    private static final String METADATA = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void everyStepOfASoundEhrHoldsAndNoSecretIsSaid() {
        complete();
        Verification verification = check(node);
        assertEquals(List.of(), thatDoNotHold(verification, SmartCheckStep.REDIRECT));
        assertTrue(verification.isSound() && !verification.hasWarnings());
        assertTrue(said(verification, SmartCheckStep.DESCRIPTION)
                .startsWith(ehr.fhirBase() + "/.well-known/smart-configuration"));
        assertTrue(said(verification, SmartCheckStep.SCOPES).contains("patient/Condition.rs"));
        assertTrue(said(verification, SmartCheckStep.ID_TOKEN_KEYS).contains("ehr-1 (EC)"));
        assertTrue(said(verification, SmartCheckStep.OWN_CREDENTIALS).contains("viewer-1"));
        assertTrue(said(verification, SmartCheckStep.REDIRECT)
                .contains("https://viewer.example.nhs.uk/smart/callback/eastfield"));
        assertFalse(verification.steps().toString().contains("\"d\""));
    }

    @Test
    void aSharedSecretIsTriedAndNeverShown() {
        try (MockEhr symmetric = SmartNode.symmetricEhr()) {
            SmartNode other = new SmartNode(SmartOrganisations.symmetric("eastfield", symmetric));
            Verification verification = check(other);
            assertTrue(verification.isSound(), () -> verification.steps().toString());
            assertEquals(
                    StepResult.NOT_TRIED,
                    step(verification, SmartCheckStep.CLIENT_ALGORITHM).result());
            assertFalse(verification.steps().toString().contains(SmartNode.CLIENT_SECRET));
            other.environment.put("CLIENT_SECRET", "another");
            fails(other, SmartCheckStep.CLIENT, "invalid_client", RefusalReason.SMART_TOKEN_REFUSED);
        }
    }

    @Test
    void aServerThatDoesNotAnswerOrAnswersNoJsonFailsAtItsDescriptionAndNothingElseIsTried() {
        ehr.statuses.put("/fhir/.well-known/smart-configuration", 500);
        Verification verification = check(node);
        assertEquals("DESCRIPTION", verification.firstFailure().orElseThrow().name());
        assertTrue(said(verification, SmartCheckStep.DESCRIPTION).contains("status 500"));
        assertEquals(
                StepResult.NOT_TRIED, step(verification, SmartCheckStep.CLIENT).result());
        assertEquals(
                StepResult.HOLDS,
                step(verification, SmartCheckStep.OWN_CREDENTIALS).result());
    }

    @Test
    void aServerOfVersionOneIsAskedForItsCapabilityStatementAndSaidToBe() {
        ehr.statuses.put("/fhir/.well-known/smart-configuration", 404);
        ehr.beforeAnswer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/fhir/metadata")) {
                MockMetadata.answer(exchange, METADATA, ehr.origin());
            }
        };
        Verification verification = check(node);
        assertEquals(
                StepResult.WARNS, step(verification, SmartCheckStep.DESCRIPTION).result());
        assertTrue(said(verification, SmartCheckStep.DESCRIPTION).contains(ehr.fhirBase() + "/metadata answered"));
        assertEquals(
                StepResult.NOT_TRIED,
                step(verification, SmartCheckStep.CAPABILITIES).result());
        assertEquals(
                StepResult.NOT_TRIED,
                step(verification, SmartCheckStep.ID_TOKEN_KEYS).result());
        assertTrue(verification.isSound(), () -> verification.steps().toString());
    }

    @Test
    void eachThingThatIsPublishedWronglyFailsInItsOwnStep() {
        fails(SmartCheckStep.AUTHORIZATION, "authorization_endpoint", null, RefusalReason.SMART_DISCOVERY_FAILED);
        fails(SmartCheckStep.AUTHORIZATION, "authorization_endpoint", ":", RefusalReason.SMART_DISCOVERY_FAILED);
        fails(
                SmartCheckStep.TOKEN,
                "token_endpoint",
                "https://evil.example/token",
                RefusalReason.SMART_ENDPOINT_NOT_ALLOWED,
                "came “https://evil.example/token”");
        fails(
                SmartCheckStep.REVOCATION,
                "revocation_endpoint",
                "ftp://127.0.0.1/revoke",
                RefusalReason.SMART_ENDPOINT_NOT_ALLOWED);
        fails(
                SmartCheckStep.PKCE,
                "code_challenge_methods_supported",
                List.of("plain"),
                RefusalReason.SMART_PKCE_MISSING);
        fails(
                SmartCheckStep.ID_TOKEN_KEYS,
                "jwks_uri",
                "https://evil.example/keys",
                RefusalReason.SMART_ENDPOINT_NOT_ALLOWED);
        fails(
                SmartCheckStep.ID_TOKEN_KEYS,
                "jwks_uri",
                ehr.origin() + "/auth/none",
                RefusalReason.SMART_ID_TOKEN_KEYS_UNAVAILABLE,
                "status 404");
        fails(
                SmartCheckStep.CLIENT_METHOD,
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post"),
                null);
        fails(
                SmartCheckStep.CLIENT_ALGORITHM,
                "token_endpoint_auth_signing_alg_values_supported",
                List.of("RS384"),
                null);
    }

    @Test
    void whatRefusesNoLaunchIsWorthALook() {
        ehr.description = described -> {
            described.put("capabilities", List.of("launch-ehr", "context-ehr-patient", "permission-v2"));
            described.put("scopes_supported", List.of("launch", "openid", "fhirUser", "patient/*.read"));
        };
        Verification verification = check(node);
        assertTrue(verification.isSound() && verification.hasWarnings());
        assertTrue(said(verification, SmartCheckStep.CAPABILITIES)
                .contains("client-confidential-asymmetric, sso-openid-connect"));
        assertTrue(said(verification, SmartCheckStep.SCOPES)
                .startsWith("Not on the server’s list: online_access, user/Practitioner.r, user/PractitionerRole.rs."));
    }

    @Test
    void ourOwnKeysAreHeldAgainstTheRegistrationToo() {
        node.environment.put("CLIENT_KEYS", "{\"keys\":[]}");
        fails(node, SmartCheckStep.OWN_CREDENTIALS, "no fit key in force", RefusalReason.SMART_CLIENT_KEY_UNUSABLE);
        assertEquals(
                StepResult.NOT_TRIED, step(check(node), SmartCheckStep.CLIENT).result());
        node.environment.remove("TOKEN_KEYS");
        fails(node, SmartCheckStep.TOKEN_STORE, "no secret at", RefusalReason.SMART_TOKENS_NOT_KEPT);
    }

    @Test
    void anEhrThatDoesNotKnowOurKeyIsFoundBeforeAnyLaunch() {
        ehr.clientKeys = new JWKSet();
        fails(
                node,
                SmartCheckStep.CLIENT,
                "https://viewer.example.nhs.uk/.well-known/jwks.json",
                RefusalReason.SMART_TOKEN_REFUSED);
        ehr.statuses.put("/auth/token", 503);
        fails(node, SmartCheckStep.CLIENT, "status 503", RefusalReason.SMART_TOKEN_SERVER_FAILED);
    }

    @Test
    void whatWasRepairedIsWhatTheNextLaunchGoesBy() {
        node.launch(ehr);
        ehr.description = described -> described.put("authorization_endpoint", ehr.origin() + "/auth/next");
        assertTrue(node.start(ehr).getPath().endsWith("/auth/authorize"));
        check(node);
        assertTrue(node.start(ehr).getPath().endsWith("/auth/next"));
    }

    @Test
    void anEhrsWordsAreCutAndCannotLookLikeOurs() {
        ehr.description = described -> described.put(
                "token_endpoint_auth_methods_supported", List.of("x\nlaunch-config:1:1: error: ", "y".repeat(500)));
        String said = said(check(node), SmartCheckStep.CLIENT_METHOD);
        assertFalse(said.contains("\n"));
        assertTrue(said.length() < 400, said);
    }

    private void complete() {
        ehr.description = described -> {
            described.put(
                    "capabilities",
                    List.of(
                            "launch-ehr",
                            "context-ehr-patient",
                            "sso-openid-connect",
                            "client-confidential-asymmetric",
                            "permission-v2"));
            described.put(
                    "scopes_supported",
                    List.of("launch", "openid", "fhirUser", "online_access", "patient/*.cruds", "user/*.read"));
            described.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
            described.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        };
    }

    private void fails(SmartCheckStep rule, String member, Object value, RefusalReason reason, String... words) {
        ehr.description = described -> {
            described.remove(member);
            Optional.ofNullable(value).ifPresent(given -> described.put(member, given));
        };
        fails(node, rule, words.length == 0 ? "" : words[0], reason);
    }

    private static void fails(SmartNode node, SmartCheckStep rule, String words, RefusalReason reason) {
        Verification verification = check(node);
        Step step = step(verification, rule);
        assertEquals(StepResult.FAILS, step.result(), step::toString);
        assertEquals(reason == null ? "" : reason.name(), step.reason());
        assertTrue(step.finding().contains(words), step::finding);
        assertFalse(verification.isSound());
    }

    private static Verification check(SmartNode node) {
        LaunchRegistration own = node.config.byId("eastfield").orElseThrow();
        return node.check.check(own, own.smart().orElseThrow());
    }

    private static Step step(Verification verification, SmartCheckStep rule) {
        return verification.steps().get(rule.ordinal());
    }

    private static String said(Verification verification, SmartCheckStep rule) {
        return step(verification, rule).finding();
    }

    private static List<Step> thatDoNotHold(Verification verification, SmartCheckStep but) {
        return verification.steps().stream()
                .filter(step -> !step.name().equals(but.name()) && step.result() != StepResult.HOLDS)
                .toList();
    }
}
