package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.launch.smart.KeyRotation;
import org.sightline.testing.HttpBrowser;

/** The packaged viewer, launched by SMART with a real Keycloak as the EHR's authorization server. */
@EnabledIfEnvironmentVariable(
        named = "SIGHTLINE_TEST_KEYCLOAK",
        matches = ".+",
        disabledReason = "SIGHTLINE_TEST_KEYCLOAK does not name the folder of an unpacked Keycloak")
class KeycloakSmartIT {

    private static final Pattern LOGIN = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final String CALLBACK = Viewer.PUBLIC_URL + "/smart/callback/northgate";
    private static final List<String> SCOPES = List.of(
            "launch",
            "fhirUser",
            "online_access",
            "patient/Patient.rs",
            "patient/Condition.rs",
            "user/Practitioner.r",
            "user/PractitionerRole.rs");

    @TempDir
    static Path folder;

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    private static FhirBesideKeycloak fhir;
    private static Keycloak keycloak;
    private static Database database;
    private static Viewer viewer;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        fhir = opened(new FhirBesideKeycloak());
        keycloak = opened(new Keycloak(
                Path.of(System.getenv("SIGHTLINE_TEST_KEYCLOAK")),
                folder,
                Viewer.PUBLIC_URL + "/office/signed-in",
                realm -> KeycloakEhr.addTo(
                        realm, CALLBACK, "http://localhost:" + port + "/.well-known/jwks.json", fhir, SCOPES)));
        fhir.trusts(keycloak.issuer());
        database = opened(new Database());
        ReplayFeed partner = opened(new ReplayFeed("one", SyntheticResources.mix(100), Duration.ZERO));
        viewer = opened(new Viewer(folder, config(partner), port, database.settings(), List.of()));
        keycloak.awaitReady();
        for (int i = 0; i < 120 && !viewer.listens(); i++) {
            assertTrue(viewer.alive(), viewer.log());
            Thread.sleep(1_000);
        }
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
        HttpResponse<String> login = browser.open(
                "/smart/launch?iss=" + URLEncoder.encode(fhir.base(), StandardCharsets.UTF_8) + "&launch=handle-1");
        Matcher form = LOGIN.matcher(login.body());
        assertTrue(form.find(), login.uri() + " " + login.body());

        HttpResponse<String> back = browser.post(
                form.group(1).replace("&amp;", "&"),
                Map.of("username", "miriam", "password", Keycloak.SECRET, "credentialId", ""));
        URI callback = URI.create(back.headers().firstValue("Location").orElseThrow());
        assertTrue(callback.toString().startsWith(CALLBACK + "?"), callback.toString());
        HttpResponse<String> in = browser.get(callback.getRawPath() + "?" + callback.getRawQuery());

        assertEquals(303, in.statusCode(), in.body() + refusals());
        String record =
                URI.create(in.headers().firstValue("Location").orElseThrow()).getPath();
        String first = browser.get(record + "?complete=yes").body();
        assertTrue(first.contains("Adeyemi") || first.contains("ADEYEMI"), first);
        assertTrue(first.contains("Rita Okafor") && first.contains("triage nurse"), first);
        assertTrue(first.contains(FhirBesideKeycloak.PROBLEM), first);
        assertEquals(1, count("launch-accepted"));

        Thread.sleep((Keycloak.TOKEN_SECONDS + 1) * 1_000L);
        String later = browser.get(record + "?complete=yes").body();
        assertTrue(later.contains(FhirBesideKeycloak.PROBLEM), "the token was renewed without a word: " + later);
        assertTrue(fhir.tokens.size() > 1, "by another");
        assertFalse(viewer.log().contains("could not be given back"), viewer.log());
    }

    private static long count(String event) throws Exception {
        return database.number("select count(*) from audit_entry where door = 'SMART' and event = '" + event + "'");
    }

    private static String refusals() {
        return viewer.log() + keycloak.log();
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
        Files.writeString(config.resolve("feeds/one.yaml"), Viewer.FEED.formatted(0, 0, partner.base(), 10));
        Files.writeString(
                config.resolve("organisations/northgate.yaml"),
                ORGANISATION.formatted(
                        fhir.base(),
                        KeycloakEhr.CLIENT_ID,
                        clientKeys,
                        URI.create(keycloak.issuer()).getAuthority(),
                        tokenKeys));
        return config;
    }

    private static final String ORGANISATION = """
            name: Northgate Hospital
            odsCodes: [RNG01]
            smart:
              fhirBaseUrl: %s
              clientId: %s
              authentication: {kind: private-key-jwt, algorithm: ES384, keys: "file:%s"}
              endpointHosts: ["%s"]
              requireNonce: true
              role: {from: practitioner-role}
              tokenKeys: "file:%s"
              feed: {setting: hospital, supplies: [Patient, Condition]}
            serviceDesk: {name: Northgate IT service desk, phone: 01604 555 0100, email: desk@northgate.example}
            """;
}
