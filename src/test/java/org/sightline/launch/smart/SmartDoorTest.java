package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.Voucher;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.LaunchRegistration;
import org.sightline.session.ViewerSession;
import org.sightline.testing.SigningKeys;

/** Sound launches, from the EHR's button to the session, against servers that differ as real ones do. */
class SmartDoorTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void anAsymmetricLaunchEndsInASessionForTheEhrsPatientAndUser() {
        LaunchContext launch = node.launch(ehr).launch();
        assertEquals("9990000018", launch.patient().nhsNumber().digits());
        assertEquals(LocalDate.of(1945, 3, 12), launch.patient().birthDate());
        assertEquals("Rita Okafor", launch.practitioner().name());
        assertEquals("rita", launch.practitioner().subject());
        assertEquals(new Coded("urn:jobs", "R8001", ""), launch.practitioner().role());
        assertEquals(Optional.of("visit-7"), launch.encounter());
        assertEquals(Door.SMART, launch.door());
        assertEquals(new Voucher.SmartLaunch(ehr.fhirBase(), MockEhr.CLIENT_ID, ehr.issuer()), launch.voucher());
        assertEquals(List.of(), ehr.checks.failed);
    }

    @Test
    void everyCheckOfAConformanceSuiteHoldsForBothKindsOfClient() throws Exception {
        try (MockEhr symmetric = SmartNode.symmetricEhr()) {
            SmartNode other = new SmartNode(SmartOrganisations.symmetric("eastfield", symmetric));
            for (var pair : List.of(Map.entry(node, ehr), Map.entry(other, symmetric))) {
                pair.getValue().expiresIn = 30;
                ViewerSession session = pair.getKey().launch(pair.getValue());
                var smart = pair.getKey()
                        .config
                        .byId("eastfield")
                        .flatMap(LaunchRegistration::smart)
                        .orElseThrow();
                pair.getKey().access.usable(session.launchId(), session.launch(), smart);
                assertEquals(List.of(), pair.getValue().checks.failed);
            }
            var performed = ClientChecks.performedBy(ehr.checks, symmetric.checks);
            assertEquals(ClientChecks.ALL, performed.size(), performed::toString);
        }
    }

    @Test
    void aClientMaySignWithRs384() throws Exception {
        JWK key = SigningKeys.RS384;
        ehr.clientKeys = new JWKSet(key.toPublicJWK());
        SmartNode other = new SmartNode(SmartOrganisations.registration(
                "eastfield",
                SmartOrganisations.smart(
                        ehr,
                        new ClientAuthentication.PrivateKeyJwt(
                                JWSAlgorithm.RS384, SmartOrganisations.env("CLIENT_KEYS")))));
        other.environment.put("CLIENT_KEYS", new JWKSet(key).toString(false));
        assertEquals(
                "9990000018", other.launch(ehr).launch().patient().nhsNumber().digits());
        assertEquals(List.of(), ehr.checks.failed);
    }

    @Test
    void asksForTheLeastScopesInTheServersOwnSyntax() {
        Map<String, String> v2 = ClientChecks.form(node.start(ehr).getRawQuery());
        assertEquals(
                "launch openid fhirUser online_access patient/Patient.rs patient/Condition.rs patient/Observation.rs"
                        + " user/Practitioner.r user/PractitionerRole.rs",
                v2.get("scope"));
        assertFalse(v2.containsKey("max_age"));
        assertEquals("7", v2.get("tenant"));
        ehr.description = described -> described.put("capabilities", List.of("permission-v1"));
        SmartNode fresh = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
        assertTrue(
                ClientChecks.form(fresh.start(ehr).getRawQuery()).get("scope").contains("patient/Condition.read"));
    }

    @Test
    void everyStartHasAStateAChallengeAndANonceOfItsOwn() {
        Map<String, String> one = ClientChecks.form(node.start(ehr).getRawQuery());
        Map<String, String> two = ClientChecks.form(node.start(ehr).getRawQuery());
        for (String name : List.of("state", "code_challenge", "nonce")) {
            assertTrue(one.get(name).length() >= 43 && !one.get(name).equals(two.get(name)), name);
        }
    }

    @Test
    void theAudienceIsTheFhirBaseAsItWasGiven() {
        URI to = node.start(ehr.fhirBase() + "/", ehr.handle());
        assertEquals(ehr.fhirBase() + "/", ClientChecks.form(to.getRawQuery()).get("aud"));
        node.finish(ehr.authorize(to));
    }

    @Test
    void putsUpWithServersThatSayLess() {
        ehr.description = described -> {
            described.remove("issuer");
            described.remove("jwks_uri");
        };
        ehr.idTokens.givesKeyId = false;
        ehr.idTokens.claims = claims -> claims.claim("nonce", null).claim("fhirUser", "Practitioner/rita-1");
        ehr.tokenResponse = answer -> answer.remove("scope");
        assertEquals("Rita Okafor", node.launch(ehr).launch().practitioner().name());
        assertTrue(ehr.requests.stream().anyMatch(request -> request.contains("openid-configuration")));
    }

    @Test
    void asksACapabilityStatementWhereThereIsNoSmartConfiguration() {
        ehr.statuses.put("/fhir/.well-known/smart-configuration", 404);
        ehr.idTokens.claims = claims -> claims.claim("fhirUser", null).claim("profile", "Practitioner/rita-1");
        String url = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
        // a server shows its CapabilityStatement to anybody
        ehr.beforeAnswer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/fhir/metadata")) {
                MockMetadata.answer(exchange, url, ehr.origin());
            }
        };
        LaunchContext launch = node.launch(ehr).launch();
        assertEquals("9990000018", launch.patient().nhsNumber().digits());
        assertTrue(ehr.requests.stream().anyMatch(request -> request.contains("/fhir/metadata")));
    }

    @Test
    void aUserWithoutAReadableRoleHasAnUnknownOne() {
        ehr.resources.remove("/fhir/PractitionerRole/role-1");
        ehr.resources.remove("/fhir/Practitioner/rita-1");
        ehr.idTokens.claims = claims -> claims.claim("name", "Rita O.");
        LaunchContext launch = node.launch(ehr).launch();
        assertEquals(LaunchUsers.UNKNOWN_ROLE, launch.practitioner().role());
        assertEquals("Rita O.", launch.practitioner().name());
    }

    @Test
    void sendsNoTokenAfterAUserWhoIsElsewhere() {
        ehr.idTokens.claims = claims ->
                claims.claim("name", "Rita O.").claim("fhirUser", "http://127.0.0.1:1/other/Practitioner/rita-1");
        assertEquals("Rita O.", node.launch(ehr).launch().practitioner().name());
    }

    @Test
    void followsAServerThatChangesItsKeysAndNotTheirNames() {
        node.launch(ehr);
        ehr.idTokens.key = MockIdTokens.elliptic("ehr-1");
        node.launch(ehr);
        assertEquals(2, node.sessions.opened.size());
    }

    @Test
    void twoLaunchesInOneBrowserNeverMix() {
        URI ivy = node.start(ehr);
        URI stan = node.start(ehr);
        ehr.patient = "stan-2";
        URI stanBack = ehr.authorize(stan);
        ehr.patient = "ivy-1";
        URI ivyBack = ehr.authorize(ivy);
        ViewerSession second = node.finish(stanBack).session();
        ViewerSession first = node.finish(ivyBack).session();
        assertEquals("9990000026", second.launch().patient().nhsNumber().digits());
        assertEquals("9990000018", first.launch().patient().nhsNumber().digits());
        assertFalse(first.launchId().equals(second.launchId()));
    }

    @Test
    void anotherNodeTakesTheBrowserBack() {
        URI back = ehr.authorize(node.start(ehr));
        SmartNode other = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
        other.cookies.putAll(node.cookies);
        assertEquals(
                "Rita Okafor",
                other.finish(back).session().launch().practitioner().name());
    }
}
