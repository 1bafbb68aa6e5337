package org.sightline.launch.smart.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.smart.MockEhr;
import org.sightline.launch.smart.MockMetadata;
import org.sightline.launch.smart.SmartNode;
import org.sightline.launch.smart.check.SmartExamination.Result;
import org.sightline.launch.smart.check.SmartExamination.Rule;
import org.sightline.launch.smart.check.SmartExamination.Step;
import org.sightline.registration.LaunchRegistration;

/** What the doctor says of an EHR, step by step, and that each step can fail. */
class SmartExaminerTest {

    private static final String METADATA = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartNode.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void everyStepOfASoundEhrHoldsAndNoSecretIsSaid() {
        complete();
        SmartExamination examination = examine();
        assertEquals(
                Map.of(),
                resultsOtherThan(Result.HOLDS, examination, Rule.REDIRECT),
                () -> examination.steps().toString());
        assertTrue(examination.isSound() && !examination.warns());
        assertTrue(said(examination, Rule.DESCRIPTION).startsWith(ehr.fhirBase() + "/.well-known/smart-configuration"));
        assertTrue(said(examination, Rule.SCOPES).contains("patient/Condition.rs"));
        assertTrue(said(examination, Rule.ID_TOKEN_KEYS).contains("ehr-1 (EC)"));
        assertTrue(said(examination, Rule.OWN_CREDENTIALS).contains("viewer-1"));
        assertTrue(said(examination, Rule.REDIRECT).contains("https://viewer.example.nhs.uk/smart/callback/eastfield"));
        assertFalse(examination.steps().toString().contains("\"d\""));
    }

    @Test
    void aSharedSecretIsTriedAndNeverShown() {
        try (MockEhr symmetric = SmartNode.symmetricEhr()) {
            SmartNode other = new SmartNode(SmartNode.symmetric("eastfield", symmetric));
            SmartExamination examination = examine(other);
            assertTrue(examination.isSound(), () -> examination.steps().toString());
            assertEquals(
                    Result.NOT_TRIED, step(examination, Rule.CLIENT_ALGORITHM).result());
            assertFalse(examination.steps().toString().contains(SmartNode.CLIENT_SECRET));
            other.environment.put("CLIENT_SECRET", "another");
            fails(other, Rule.CLIENT, "invalid_client", RefusalReason.SMART_TOKEN_REFUSED);
        }
    }

    @Test
    void aServerThatDoesNotAnswerOrAnswersNoJsonFailsAtItsDescriptionAndNothingElseIsTried() {
        ehr.statuses.put("/fhir/.well-known/smart-configuration", 500);
        SmartExamination examination = examine();
        assertEquals(Rule.DESCRIPTION, examination.first().orElseThrow().rule());
        assertTrue(said(examination, Rule.DESCRIPTION).contains("status 500"));
        assertEquals(Result.NOT_TRIED, step(examination, Rule.CLIENT).result());
        assertEquals(Result.HOLDS, step(examination, Rule.OWN_CREDENTIALS).result());
    }

    @Test
    void aServerOfVersionOneIsAskedForItsCapabilityStatementAndSaidToBe() {
        ehr.statuses.put("/fhir/.well-known/smart-configuration", 404);
        ehr.beforeAnswer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/fhir/metadata")) {
                MockMetadata.answer(exchange, METADATA, ehr.origin());
            }
        };
        SmartExamination examination = examine();
        assertEquals(Result.WARNS, step(examination, Rule.DESCRIPTION).result());
        assertTrue(said(examination, Rule.DESCRIPTION).contains(ehr.fhirBase() + "/metadata answered"));
        assertEquals(Result.NOT_TRIED, step(examination, Rule.CAPABILITIES).result());
        assertEquals(Result.NOT_TRIED, step(examination, Rule.ID_TOKEN_KEYS).result());
        assertTrue(examination.isSound(), () -> examination.steps().toString());
    }

    @Test
    void eachThingThatIsPublishedWronglyFailsInItsOwnStep() {
        fails(Rule.AUTHORIZATION, "authorization_endpoint", null, RefusalReason.SMART_DISCOVERY_FAILED);
        fails(Rule.AUTHORIZATION, "authorization_endpoint", ":", RefusalReason.SMART_DISCOVERY_FAILED);
        fails(
                Rule.TOKEN,
                "token_endpoint",
                "https://evil.example/token",
                RefusalReason.SMART_ENDPOINT_NOT_ALLOWED,
                "came “https://evil.example/token”");
        fails(
                Rule.REVOCATION,
                "revocation_endpoint",
                "ftp://127.0.0.1/revoke",
                RefusalReason.SMART_ENDPOINT_NOT_ALLOWED);
        fails(Rule.PKCE, "code_challenge_methods_supported", List.of("plain"), RefusalReason.SMART_PKCE_MISSING);
        fails(Rule.ID_TOKEN_KEYS, "jwks_uri", "https://evil.example/keys", RefusalReason.SMART_ENDPOINT_NOT_ALLOWED);
        fails(
                Rule.ID_TOKEN_KEYS,
                "jwks_uri",
                ehr.origin() + "/auth/none",
                RefusalReason.SMART_ID_TOKEN_KEYS_UNAVAILABLE,
                "status 404");
        fails(Rule.CLIENT_METHOD, "token_endpoint_auth_methods_supported", List.of("client_secret_post"), null);
        fails(Rule.CLIENT_ALGORITHM, "token_endpoint_auth_signing_alg_values_supported", List.of("RS384"), null);
    }

    @Test
    void whatRefusesNoLaunchIsWorthALook() {
        ehr.description = described -> {
            described.put("capabilities", List.of("launch-ehr", "context-ehr-patient", "permission-v2"));
            described.put("scopes_supported", List.of("launch", "openid", "fhirUser", "patient/*.read"));
        };
        SmartExamination examination = examine();
        assertTrue(examination.isSound() && examination.warns());
        assertTrue(said(examination, Rule.CAPABILITIES).contains("client-confidential-asymmetric, sso-openid-connect"));
        assertTrue(said(examination, Rule.SCOPES)
                .startsWith("Not on the server’s list: online_access, user/Practitioner.r, user/PractitionerRole.rs."));
    }

    @Test
    void ourOwnKeysAreHeldAgainstTheRegistrationToo() {
        node.environment.put("CLIENT_KEYS", "{\"keys\":[]}");
        fails(node, Rule.OWN_CREDENTIALS, "no fit key in force", RefusalReason.SMART_CLIENT_KEY_UNUSABLE);
        assertEquals(Result.NOT_TRIED, step(examine(), Rule.CLIENT).result());
        node.environment.remove("TOKEN_KEYS");
        fails(node, Rule.TOKEN_STORE, "no secret at", RefusalReason.SMART_TOKENS_NOT_KEPT);
    }

    @Test
    void anEhrThatDoesNotKnowOurKeyIsFoundBeforeAnyLaunch() {
        ehr.clientKeys = new JWKSet();
        fails(
                node,
                Rule.CLIENT,
                "https://viewer.example.nhs.uk/.well-known/jwks.json",
                RefusalReason.SMART_TOKEN_REFUSED);
        ehr.statuses.put("/auth/token", 503);
        fails(node, Rule.CLIENT, "status 503", RefusalReason.SMART_TOKEN_SERVER_FAILED);
    }

    @Test
    void whatWasRepairedIsWhatTheNextLaunchGoesBy() {
        node.launch(ehr);
        ehr.description = described -> described.put("authorization_endpoint", ehr.origin() + "/auth/next");
        assertTrue(node.start(ehr).getPath().endsWith("/auth/authorize"));
        examine();
        assertTrue(node.start(ehr).getPath().endsWith("/auth/next"));
    }

    @Test
    void anEhrsWordsAreCutAndCannotLookLikeOurs() {
        ehr.description = described -> described.put(
                "token_endpoint_auth_methods_supported", List.of("x\nlaunch-config:1:1: error: ", "y".repeat(500)));
        String said = said(examine(), Rule.CLIENT_METHOD);
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

    private void fails(Rule rule, String member, Object value, RefusalReason reason, String... words) {
        ehr.description = described -> {
            described.remove(member);
            Optional.ofNullable(value).ifPresent(given -> described.put(member, given));
        };
        fails(node, rule, words.length == 0 ? "" : words[0], reason);
    }

    private static void fails(SmartNode node, Rule rule, String words, RefusalReason reason) {
        SmartExamination examination = examine(node);
        Step step = step(examination, rule);
        assertEquals(Result.FAILS, step.result(), step::toString);
        assertEquals(Optional.ofNullable(reason), step.reason());
        assertTrue(step.said().contains(words), step::said);
        assertFalse(examination.isSound());
    }

    private SmartExamination examine() {
        return examine(node);
    }

    private static SmartExamination examine(SmartNode node) {
        LaunchRegistration own = node.config.byId("eastfield").orElseThrow();
        return node.examiner.examine(own, own.smart().orElseThrow());
    }

    private static Step step(SmartExamination examination, Rule rule) {
        return examination.steps().get(rule.ordinal());
    }

    private static String said(SmartExamination examination, Rule rule) {
        return step(examination, rule).said();
    }

    private static Map<Rule, Result> resultsOtherThan(Result usual, SmartExamination examination, Rule but) {
        Map<Rule, Result> others = new EnumMap<>(Rule.class);
        List<Step> steps = new ArrayList<>(examination.steps());
        steps.removeIf(step -> step.rule() == but || step.result() == usual);
        steps.forEach(step -> others.put(step.rule(), step.result()));
        return others;
    }
}
