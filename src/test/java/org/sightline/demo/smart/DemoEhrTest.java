package org.sightline.demo.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** The demo's SMART servers refuse what a real one would. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class DemoEhrTest {

    private static final String NORTHGATE = "northgate-hospital";
    private static final String WILLOW = "willow-hospice";
    private static final String IVY = "9990000018";
    private static final String WALTER = "9990000107";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "sightline.launch-config")
    Path launchConfig;

    private StrangeClient client;

    @BeforeEach
    void meet() {
        client = new StrangeClient(address, launchConfig);
    }

    @ParameterizedTest
    @CsvSource({"redirect_uri,/smart/callback/northgate-hospital/", "redirect_uri,''", "client_id,somebody"})
    void sendsNothingToAnAddressOrClientItDoesNotKnow(String parameter, String value) throws Exception {
        Map<String, String> request = client.request(NORTHGATE, client.handle("rita-okafor", IVY));
        request.put(parameter, parameter.equals("client_id") ? value : address + value);
        HttpResponse<String> refused = client.authorize(NORTHGATE, request);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.headers().firstValue("Location").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "response_type,token,unsupported_response_type",
        "code_challenge_method,plain,invalid_request",
        "code_challenge,short,invalid_request",
        "aud,https://elsewhere.example/fhir,invalid_request",
        "state,'',invalid_request",
        "launch,made-up,invalid_request",
        "scope,openid,invalid_scope"
    })
    void saysWhatIsWrongWithARequest(String parameter, String value, String error) throws Exception {
        Map<String, String> request = client.request(NORTHGATE, client.handle("rita-okafor", IVY));
        request.put(parameter, value);
        Map<String, String> answer = client.answer(NORTHGATE, request);
        assertEquals(error, answer.get("error"));
        assertTrue(!answer.containsKey("code"));
    }

    @Test
    void aHandleIsGoodOnceAndAtItsOwnEhr() throws Exception {
        Map<String, String> request = client.request(NORTHGATE, client.handle("rita-okafor", IVY));
        assertTrue(client.answer(NORTHGATE, request).containsKey("code"));
        assertEquals("invalid_request", client.answer(NORTHGATE, request).get("error"));
        Map<String, String> elsewhere = client.request(WILLOW, client.handle("rita-okafor", IVY));
        assertEquals("invalid_request", client.answer(WILLOW, elsewhere).get("error"));
    }

    @Test
    void takesAuthorizationRequestsByPostToo() throws Exception {
        HttpResponse<String> answer =
                client.authorizeByPost(NORTHGATE, client.request(NORTHGATE, client.handle("rita-okafor", IVY)));
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElseThrow().contains("?code="));
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier,another-verifier-of-forty-three-characters-012",
        "redirect_uri,http://localhost/elsewhere",
        "code,made-up"
    })
    void aCodeIsGoodForItsOwnClientsRequestOnlyAndOnce(String parameter, String value) throws Exception {
        String code = client.code(WILLOW, "grace-abiola", WALTER);
        Map<String, String> wrong = client.redemption(WILLOW, code);
        wrong.put(parameter, value);
        assertRefused("invalid_grant", 400, client.asHospiceClient("token", wrong));
        HttpResponse<String> again = client.asHospiceClient("token", client.redemption(WILLOW, code));
        assertEquals(parameter.equals("code") ? 200 : 400, again.statusCode(), "shown once with anything wrong");
        assertRefused("invalid_grant", 400, client.asHospiceClient("token", client.redemption(WILLOW, code)));
    }

    @Test
    void aSecretThatIsWrongGetsNothing() throws Exception {
        String code = client.code(WILLOW, "grace-abiola", WALTER);
        assertRefused("invalid_client", 401, client.withSecret("token", client.redemption(WILLOW, code), "guessed"));
        assertRefused("invalid_client", 401, client.withSecret("revoke", Map.of("token", "any"), "guessed"));
        assertRefused(
                "unsupported_grant_type",
                400,
                client.asHospiceClient("token", Map.of("grant_type", "client_credentials")));
    }

    @Test
    void onlyAFreshAssertionOfTheViewersOwnKeyGetsTokens() throws Exception {
        String token = client.issuer(NORTHGATE) + "/token";
        JWK key = client.viewersKey();
        JWK stranger = new ECKeyGenerator(Curve.P_384)
                .algorithm(JWSAlgorithm.ES384)
                .keyID(key.getKeyID())
                .generate();
        String code = client.code(NORTHGATE, "rita-okafor", IVY);
        for (String bad : List.of(
                "no-jwt",
                client.assertion(stranger, token),
                client.assertion(key, client.issuer(WILLOW) + "/token"),
                client.assertion(
                        new ECKeyGenerator(Curve.P_384)
                                .algorithm(JWSAlgorithm.ES384)
                                .keyID("unknown")
                                .generate(),
                        token))) {
            assertRefused("invalid_client", 401, client.withAssertion(code, bad));
        }
        String good = client.assertion(key, token);
        JsonNode given = client.json(client.withAssertion(code, good));
        assertEquals("NGH0093341", given.path("patient").asText(), given.toString());
        assertRefused("invalid_client", 401, client.withAssertion(client.code(NORTHGATE, "rita-okafor", IVY), good));
    }

    @Test
    void aKeyThatTheViewerAddedIsFetchedWhenItIsFirstMet() throws Exception {
        String token = client.issuer(NORTHGATE) + "/token";
        JWK before = client.viewersKey();
        String known = client.code(NORTHGATE, "rita-okafor", IVY);
        assertEquals(
                200,
                client.withAssertion(known, client.assertion(before, token)).statusCode());
        JWK next = new ECKeyGenerator(Curve.P_384)
                .algorithm(JWSAlgorithm.ES384)
                .keyID("next")
                .generate();
        client.viewersKeys(List.of(before, next));
        try {
            String code = client.code(NORTHGATE, "rita-okafor", IVY);
            HttpResponse<String> given = client.withAssertion(code, client.assertion(next, token));
            assertEquals(200, given.statusCode(), given.body());
        } finally {
            client.viewersKeys(List.of(before));
        }
    }

    @Test
    void theIdTokenNamesTheUserAndRepeatsTheNonce() throws Exception {
        JsonNode given = tokens();
        JWTClaimsSet claims = SignedJWT.parse(given.path("id_token").asText()).getJWTClaimsSet();
        assertEquals(client.issuer(WILLOW), claims.getIssuer());
        assertEquals(List.of("sightline-viewer"), claims.getAudience());
        assertEquals("n-1", claims.getStringClaim("nonce"));
        assertEquals(client.fhirBase(WILLOW) + "/Practitioner/grace-abiola", claims.getStringClaim("fhirUser"));
        assertEquals(
                "launch openid fhirUser online_access patient/Patient.rs patient/Encounter.rs",
                given.path("scope").asText(),
                "no wildcard is granted");
    }

    @Test
    void aTokenShowsItsPatientItsUserAndWhatItWasGranted() throws Exception {
        String token = tokens().path("access_token").asText();
        Map<String, Integer> expected = new HashMap<>();
        expected.put("/Patient/WTH-0412", 200);
        expected.put("/Patient/WTH-9999", 404);
        expected.put("/Encounter?patient=WTH-0412", 200);
        expected.put("/Encounter?patient=WTH-9999", 403);
        expected.put("/Encounter", 403);
        expected.put("/Encounter?patient=WTH-0412&dance=yes", 400);
        expected.put("/CarePlan?patient=WTH-0412", 403);
        expected.put("/PractitionerRole?practitioner=Practitioner/grace-abiola", 403);
        Map<String, Integer> got = new HashMap<>();
        for (String path : expected.keySet()) {
            got.put(path, client.read(WILLOW, path, token).statusCode());
        }
        assertEquals(expected, got);
        assertEquals(401, client.read(WILLOW, "/Patient/WTH-0412", "guessed").statusCode());
        assertEquals(401, client.read(NORTHGATE, "/Patient/NGH0029914", token).statusCode());
    }

    @Test
    void aRefreshTokenIsGoodOnceAndWhatIsGivenBackIsGone() throws Exception {
        String other = tokens().path("access_token").asText();
        JsonNode first = tokens();
        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.path("refresh_token").asText());
        JsonNode second = client.json(client.asHospiceClient("token", refresh));
        String access = second.path("access_token").asText();
        assertEquals(200, client.read(WILLOW, "/Patient/WTH-0412", access).statusCode());
        assertRefused("invalid_grant", 400, client.asHospiceClient("token", refresh));

        Map<String, String> back = Map.of("token", second.path("refresh_token").asText());
        assertEquals(200, client.asHospiceClient("revoke", back).statusCode());
        assertEquals(401, client.read(WILLOW, "/Patient/WTH-0412", access).statusCode());
        assertEquals(200, client.asHospiceClient("revoke", back).statusCode(), "already gone is no fault");
        assertEquals(
                200,
                client.read(WILLOW, "/Patient/WTH-0412", other).statusCode(),
                "another launch of the same patient keeps its own");
    }

    private JsonNode tokens() throws Exception {
        return client.json(client.asHospiceClient(
                "token", client.redemption(WILLOW, client.code(WILLOW, "grace-abiola", WALTER))));
    }

    private void assertRefused(String code, int status, HttpResponse<String> response) throws Exception {
        assertEquals(code, client.json(response).path("error").asText(), response.body());
        assertEquals(status, response.statusCode());
    }
}
