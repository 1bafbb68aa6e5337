package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.launch.smart.keys.KeyRotation;
import org.sightline.testing.FreePort;
import org.sightline.testing.HttpBrowser;
import org.sightline.testing.WithheldFile;

/** The packaged viewer, launched by SMART with a real Keycloak as the EHR's authorization server. */
@EnabledIfEnvironmentVariable(
        named = Keycloak.HOME,
        matches = ".+",
        disabledReason = "SIGHTLINE_TEST_KEYCLOAK does not name the folder of an unpacked Keycloak")
@ExtendWith(Keycloak.OfTheRun.class)
class KeycloakSmartIT {

    private static final String CALLBACK = Viewer.PUBLIC_URL + "/smart/callback/";
    private static final String RECORD_COOKIE = "__Secure-sightline";
    private static final String GOUT = "Gout of the left foot";
    private static final String SHINGLES = "Shingles of the right flank";

    @TempDir
    static Path folder;

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    private static FhirBesideKeycloak northgate;
    private static FhirBesideKeycloak eastfield;
    private static Keycloak keycloak;
    private static String issuer;
    private static Viewer viewer;

    @BeforeAll
    static void start(Keycloak ofTheRun) throws Exception {
        keycloak = ofTheRun;
        int port = FreePort.any();
        northgate = opened(new FhirBesideKeycloak(GOUT));
        eastfield = opened(new FhirBesideKeycloak(SHINGLES));
        String keys = "http://localhost:" + port + "/.well-known/jwks.json";
        issuer = keycloak.realm(Viewer.PUBLIC_URL + "/office/signed-in", realm -> {
            KeycloakEhr.addScopes(realm);
            KeycloakEhr.addSigning(realm, "viewer-of-northgate", CALLBACK + "northgate", keys);
            KeycloakEhr.addSharing(realm, "viewer-of-eastfield", CALLBACK + "eastfield", Keycloak.SECRET);
        });
        northgate.trusts(issuer);
        eastfield.trusts(issuer);
        PackagedDatabase database = opened(new PackagedDatabase());
        ReplayFeed partner = opened(new ReplayFeed("one", SyntheticResources.mix(100), Duration.ZERO));
        viewer = opened(new Viewer(folder, config(partner), port, database.settings(), Viewer.SHORT_LIVED));
        viewer.awaitListening();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : OPENED.reversed()) {
            each.close();
        }
    }

    @Test
    void aNurseSignsInOnKeycloaksOwnPageAndTheRecordOpens() throws Exception {
        HttpBrowser browser = new HttpBrowser(viewer.url());
        String record = launch(browser, northgate);

        String first = browser.get(record + "?complete=yes").body();
        assertTrue(first.contains("Adeyemi") || first.contains("ADEYEMI"), first);
        assertTrue(first.contains("Rita Okafor") && first.contains("triage nurse"), first);
        assertTrue(first.contains(GOUT), first);

        Thread.sleep((Keycloak.TOKEN_SECONDS + 1) * 1_000L);
        String later = browser.get(record + "?complete=yes").body();
        assertTrue(later.contains(GOUT), "the token was renewed without a word: " + later);
        assertTrue(northgate.tokens.size() > 1, "by another");
        assertFalse(viewer.log().contains("could not be given back"), viewer.log());
    }

    /** The second launch meets no page of Keycloak's, and must not meet the first one's record either. */
    @Test
    void whoIsSignedInAtTheServerAlreadyIsNotAskedAgainAndTheTwoLaunchesDoNotMix() throws Exception {
        HttpBrowser browser = new HttpBrowser(viewer.url());
        String byKey = launch(browser, northgate);
        HttpBrowser.Cookie ofKey = browser.cookies.get(RECORD_COOKIE);
        String bySecret = launch(browser, eastfield);
        HttpBrowser.Cookie ofSecret = browser.cookies.get(RECORD_COOKIE);

        String shingles = browser.get(bySecret + "?complete=yes").body();
        assertTrue(shingles.contains(SHINGLES) && !shingles.contains(GOUT), shingles);
        browser.cookies.put(RECORD_COOKIE, ofKey);
        String gout = browser.get(byKey + "?complete=yes").body();
        assertTrue(gout.contains(GOUT) && !gout.contains(SHINGLES), gout);
        assertNotEquals(ofKey.value(), ofSecret.value());
    }

    /** The way from the EHR's button to the record, by Keycloak's page where it shows one; gives the record's path. */
    private static String launch(HttpBrowser browser, FhirBesideKeycloak ehr) throws Exception {
        HttpResponse<String> at = browser.get(
                "/smart/launch?iss=" + URLEncoder.encode(ehr.base(), StandardCharsets.UTF_8) + "&launch=handle-1");
        for (int i = 0; i < 10 && !location(at).startsWith(CALLBACK); i++) {
            Optional<String> login = Keycloak.login(at);
            at = login.isPresent()
                    ? browser.post(
                            login.get(), Map.of("username", "miriam", "password", Keycloak.SECRET, "credentialId", ""))
                    : browser.get(location(at));
        }
        URI callback = URI.create(location(at));
        HttpResponse<String> in = browser.get(callback.getRawPath() + "?" + callback.getRawQuery());
        assertEquals(303, in.statusCode(), in.body() + viewer.log() + keycloak.log());
        return URI.create(location(in)).getPath();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static <T extends AutoCloseable> T opened(T thing) {
        OPENED.add(thing);
        return thing;
    }

    private static Path config(ReplayFeed partner) throws IOException {
        Path config = folder.resolve("launch-config");
        Files.createDirectories(config.resolve("organisations"));
        Files.createDirectories(config.resolve("feeds"));
        Path clientKeys = folder.resolve("client-keys.json");
        Path tokenKeys = folder.resolve("token-keys.json");
        KeyRotation.main(new String[] {"ES384", clientKeys.toString()});
        KeyRotation.main(new String[] {"TOKENS", tokenKeys.toString()});
        Files.writeString(config.resolve("access.yaml"), Viewer.ACCESS);
        WithheldFile.write(config);
        Files.writeString(config.resolve("feeds/one.yaml"), Viewer.FEED.formatted(0, 0, partner.base(), 10));
        String host = URI.create(issuer).getAuthority();
        Files.writeString(
                config.resolve("organisations/northgate.yaml"),
                ORGANISATION.formatted(
                        "Northgate Hospital",
                        "RNG01",
                        northgate.base(),
                        "viewer-of-northgate",
                        "private-key-jwt, algorithm: ES384, keys: \"file:" + clientKeys + "\"",
                        host,
                        tokenKeys));
        Path secret = Files.writeString(folder.resolve("secret"), Keycloak.SECRET);
        Files.writeString(
                config.resolve("organisations/eastfield.yaml"),
                ORGANISATION.formatted(
                        "Eastfield Hospital",
                        "REF01",
                        eastfield.base(),
                        "viewer-of-eastfield",
                        "client-secret-basic, secret: \"file:" + secret + "\"",
                        host,
                        tokenKeys));
        return config;
    }

    private static final String ORGANISATION = """
            name: %s
            odsCodes: [%s]
            smart:
              fhirBaseUrl: %s
              clientId: %s
              authentication: {kind: %s}
              endpointHosts: ["%s"]
              requireNonce: true
              role: {from: practitioner-role}
              tokenKeys: "file:%s"
              feed: {setting: hospital, supplies: [Patient, Condition]}
            serviceDesk: {name: IT service desk, phone: 01604 555 0100, email: desk@hospital.example}
            """;
}
