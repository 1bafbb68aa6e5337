package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.launch.RefusalReason.*;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.Client;
import org.sightline.testing.Waiting;

/** Catalogue O: what else an EHR, its impostor or a stranger's browser may do. */
@Isolated("measures time")
class MisbehavingEhrTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    @DisplayName("O01 an EHR that is not registered, or pretends to be another, is asked nothing")
    void asksNothingOfAStranger() {
        String base = ehr.fhirBase();
        for (String disguised : List.of(
                base + "//",
                base.replace("127.0.0.1", "127.1"),
                base + "?x",
                base + "#",
                base + "/../fhir",
                base + "%2F")) {
            assertEquals(SMART_EHR_UNKNOWN, SmartNode.refusal(() -> node.start(disguised, "h")), disguised);
        }
        assertEquals(List.of(), ehr.requests);
    }

    @Test
    @DisplayName("O02 a description that points elsewhere is refused, and nobody else is asked")
    void followsNoDescriptionToAnotherHost() {
        try (MockEhr evil = SmartNode.asymmetricEhr()) {
            for (String endpoint :
                    List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "revocation_endpoint")) {
                SmartNode fresh = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
                ehr.description = described -> described.put(endpoint, evil.origin() + "/auth/token");
                assertEquals(SMART_ENDPOINT_NOT_ALLOWED, SmartNode.refusal(() -> fresh.start(ehr)), endpoint);
            }
            assertEquals(List.of(), evil.requests);
        }
    }

    @Test
    @DisplayName("O03 an answer at another registration's address is refused before any code is sent")
    void refusesAMixUp() {
        try (MockEhr other = SmartNode.asymmetricEhr()) {
            node.config = SmartNode.configOf(
                    SmartOrganisations.registration("eastfield", ehr),
                    SmartOrganisations.registration("westfield", other));
            URI back = ehr.authorize(node.start(ehr));
            URI mixedUp = URI.create(back.toString().replace("/eastfield", "/westfield"));
            assertEquals(SMART_RESPONSE_MIXED_UP, SmartNode.refusal(() -> node.finish(mixedUp)));
            assertEquals(List.of(), other.requests);
            assertFalse(ehr.requests.toString().contains("/auth/token"));
        }
    }

    @Test
    @DisplayName("O03 an issuer that was promised has to come")
    void refusesAnAnswerWithoutThePromisedIssuer() {
        ehr.description = described -> described.put("authorization_response_iss_parameter_supported", true);
        URI back = ehr.authorize(node.start(ehr));
        assertEquals(SMART_RESPONSE_MIXED_UP, SmartNode.refusal(() -> node.finish(back)));
        URI again = URI.create(ehr.authorize(node.start(ehr)) + "&iss=" + ehr.issuer());
        node.finish(again);
    }

    @Test
    @DisplayName("O04 another start's cookie, however good, does not finish a launch that somebody else began")
    void onlyTheCookieOfItsOwnStartFinishesALaunch() {
        URI ofTheAttacker = ehr.authorize(node.start(ehr));
        SmartNode victim = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
        victim.start(ehr);
        String good = victim.cookies.values().iterator().next();
        node.cookies.keySet().forEach(name -> victim.cookies.put(name, good));
        assertEquals(SMART_BROWSER_DIFFERS, SmartNode.refusal(() -> victim.finish(ofTheAttacker)));
        assertEquals(List.of(), victim.sessions.opened);
    }

    @Test
    @DisplayName("O04, O05 a state works once, in its own browser, for five minutes")
    void aStateWorksOnceInItsOwnBrowser() {
        URI back = ehr.authorize(node.start(ehr));
        SmartNode victim = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
        assertEquals(SMART_BROWSER_DIFFERS, SmartNode.refusal(() -> victim.finish(back)));
        assertEquals(SMART_STATE_UNKNOWN, SmartNode.refusal(() -> node.finish(back)));
        URI noState = URI.create("https://viewer.example.nhs.uk/smart/callback/eastfield?code=x");
        assertEquals(SMART_STATE_UNKNOWN, SmartNode.refusal(() -> node.finish(noState)));
    }

    @Test
    @DisplayName("O06, O08 a stolen or replayed code opens nothing")
    void aStolenCodeOpensNothing() {
        URI theirs = ehr.authorize(node.start(ehr));
        String stolen = ClientChecks.form(theirs.getRawQuery()).get("code");
        String own = ClientChecks.form(node.start(ehr).getRawQuery()).get("state");
        URI injected =
                URI.create("https://viewer.example.nhs.uk/smart/callback/eastfield?code=" + stolen + "&state=" + own);
        assertEquals(SMART_TOKEN_REFUSED, SmartNode.refusal(() -> node.finish(injected)));
        assertTrue(ehr.checks.failed.toString().contains("code.verifier"));
    }

    @Test
    @DisplayName("O09 id tokens that are not the server's, for us, now and of this start are refused")
    void refusesIdTokensOfAllWrongKinds() {
        refuses(SMART_ID_TOKEN_NOT_ACCEPTED, claims -> claims.issuer("https://evil.example"));
        refuses(
                SMART_ID_TOKEN_NOT_ACCEPTED,
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        refuses(SMART_ID_TOKEN_NOT_ACCEPTED, claims -> claims.expirationTime(null));
        refuses(SMART_ID_TOKEN_NOT_ACCEPTED, claims -> claims.subject(null));
        refuses(
                SMART_ID_TOKEN_NOT_ACCEPTED,
                claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))));
        refuses(SMART_ID_TOKEN_NOT_ACCEPTED, claims -> claims.claim("nonce", "another"));
        refuses(SMART_ID_TOKEN_NOT_ACCEPTED, claims -> claims.claim("azp", "another"));
        refuses(SMART_ID_TOKEN_NOT_ACCEPTED, claims -> claims.audience(List.of(MockEhr.CLIENT_ID, "another")));
        refuses(SMART_USER_NOT_STAFF, claims -> claims.claim("fhirUser", "RelatedPerson/1"));
    }

    @Test
    @DisplayName("O09 unsigned and symmetric id tokens are refused")
    void refusesOtherAlgorithms() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ehr.issuer()).build();
        ehr.idTokens.signed = _ -> new PlainJWT(claims).serialize();
        assertEquals(SMART_ID_TOKEN_NOT_ACCEPTED, SmartNode.refusal(() -> node.launch(ehr)));
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        symmetric.sign(new MACSigner(ehr.idTokens.key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
        ehr.idTokens.signed = _ -> symmetric.serialize();
        assertEquals(SMART_ID_TOKEN_NOT_ACCEPTED, SmartNode.refusal(() -> node.launch(ehr)));
    }

    @Test
    @DisplayName("O09 a registration can require the nonce")
    void aRegistrationCanRequireTheNonce() {
        ehr.idTokens.claims = claims -> claims.claim("nonce", null);
        var smart = SmartOrganisations.registration("eastfield", ehr).smart().orElseThrow();
        node.config = SmartNode.configOf(SmartOrganisations.registration(
                "eastfield",
                new SmartRegistration(
                        smart.server(),
                        new Client(MockEhr.CLIENT_ID, smart.authentication(), smart.scopes(), true, false),
                        smart.patientIdentifierSystem(),
                        smart.user(),
                        smart.tokenKeys(),
                        smart.feedOrNull())));
        assertEquals(SMART_ID_TOKEN_NOT_ACCEPTED, SmartNode.refusal(() -> node.launch(ehr)));
    }

    @Test
    @DisplayName("O10 a patient that is not the token's own is refused")
    void refusesAPatientThatDisagrees() {
        ehr.tokenResponse = answer -> answer.put("patient", "stan-2");
        assertEquals(SMART_PATIENT_UNREADABLE, SmartNode.refusal(() -> node.launch(ehr)));
        ehr.tokenResponse = answer -> answer.put("patient", "../Patient/ivy-1");
        assertEquals(SMART_PATIENT_MISSING, SmartNode.refusal(() -> node.launch(ehr)));
    }

    @Test
    @DisplayName("O13 what an authorization server says of a failure is repeated nowhere")
    void repeatsNoHostileWords() {
        String state = ClientChecks.form(node.start(ehr).getRawQuery()).get("state");
        URI back = URI.create(
                "https://viewer.example.nhs.uk/smart/callback/eastfield?error=%3Cscript%3E&error_description="
                        + "ring%20evil&state=" + state);
        assertEquals(SMART_NOT_AUTHORISED, SmartNode.refusal(() -> node.finish(back)));
        assertFalse(node.trail.events.toString().contains("script")
                || node.trail.events.toString().contains("evil"));
    }

    @Test
    @DisplayName("O14 a launch handle that was used before is the authorization server's to refuse")
    void aUsedHandleOpensNothing() {
        String handle = ehr.handle();
        node.finish(ehr.authorize(node.start(ehr.fhirBase(), handle)));
        URI again = ehr.authorize(node.start(ehr.fhirBase(), handle));
        assertEquals(SMART_NOT_AUTHORISED, SmartNode.refusal(() -> node.finish(again)));
    }

    @Test
    @DisplayName("O15 slow, large and strange token responses are refused in time")
    void refusesTokenResponsesOfAllWrongKinds() {
        ehr.tokenResponse = answer -> answer.put("filler", "x".repeat(200_000));
        assertEquals(SMART_TOKEN_SERVER_FAILED, SmartNode.refusal(() -> node.launch(ehr)));
        ehr.tokenResponse = answer -> answer.put("access_token", "two words");
        assertEquals(SMART_TOKEN_MALFORMED, SmartNode.refusal(() -> node.launch(ehr)));
        ehr.tokenResponse = _ -> {};
        ehr.beforeAnswer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/auth/token")) {
                MockEhr.hang();
            }
        };
        long before = System.nanoTime();
        assertEquals(SMART_TOKEN_SERVER_FAILED, SmartNode.refusal(() -> node.launch(ehr)));
        assertTrue(System.nanoTime() - before < 11_000_000_000L);
    }

    @Test
    @DisplayName("O08 tokens of a launch that was refused after all are given back")
    void givesBackTheTokensOfARefusedLaunch() {
        ehr.idTokens.claims = claims -> claims.claim("fhirUser", "Patient/1");
        assertEquals(SMART_USER_NOT_STAFF, SmartNode.refusal(() -> node.launch(ehr)));
        Waiting.untilEqual(2, ehr.revoked::size);
    }

    private void refuses(RefusalReason reason, UnaryOperator<JWTClaimsSet.Builder> spoilt) {
        ehr.idTokens.claims = spoilt;
        node.trail.events.clear();
        RefusalReason came = SmartNode.refusal(() -> node.launch(ehr));
        assertEquals(reason, came, () -> node.trail.events.toString());
    }
}
