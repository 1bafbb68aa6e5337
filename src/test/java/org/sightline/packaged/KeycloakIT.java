package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.testing.FreePort;
import org.sightline.testing.HttpBrowser;

/** The packaged viewer, with its production settings, and a real Keycloak with the realm of {@code docs/keycloak/}. */
@EnabledIfEnvironmentVariable(
        named = Keycloak.HOME,
        matches = ".+",
        disabledReason = "SIGHTLINE_TEST_KEYCLOAK does not name the folder of an unpacked Keycloak")
@ExtendWith(Keycloak.OfTheRun.class)
class KeycloakIT {

    @TempDir
    static Path folder;

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    private static PackagedDatabase database;
    private static String issuer;
    private static Viewer viewer;
    private static String address;

    @BeforeAll
    static void start(Keycloak keycloak) throws Exception {
        int port = FreePort.any();
        address = "https://localhost:" + port;
        database = new PackagedDatabase();
        OPENED.add(database);
        issuer = keycloak.realm(address + "/office/signed-in", _ -> {});
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("sightline.public-url", address);
        settings.put("sightline.officers.sign-in", "true");
        settings.put("quarkus.oidc.auth-server-url", issuer);
        settings.put("quarkus.oidc.client-id", "sightline-office");
        settings.put("quarkus.oidc.credentials.secret", Keycloak.SECRET);
        ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(100), Duration.ZERO);
        OPENED.add(feed);
        viewer = new Viewer(folder, port, settings, List.of(feed));
        OPENED.add(viewer);
        viewer.awaitListening();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : OPENED.reversed()) {
            each.close();
        }
    }

    @Test
    void anAdministratorSignsInStaysSignedInAsTokensAreRenewedAndSignsOut() throws Exception {
        HttpBrowser browser = new HttpBrowser(address);

        HttpResponse<String> home = signIn(browser, "miriam");

        assertEquals(200, home.statusCode(), home.body());
        assertTrue(home.body().contains("Miriam Castell"), home.body());
        assertTrue(home.body().contains("Launch administrator · Northgate Hospital"), home.body());
        browser.cookies.forEach((name, cookie) -> {
            if (cookie.path().equals("/office")) {
                String header = cookie.header().toLowerCase(Locale.ROOT);
                assertTrue(header.contains("; secure") && header.contains("; httponly"), header);
            }
        });
        Thread.sleep((Keycloak.TOKEN_SECONDS + 2) * 1_000);
        assertEquals(200, browser.get("/office/registration").statusCode(), "the token was renewed without a word");
        assertEquals(1, count("officer-signed-in", "Miriam Castell"));

        HttpBrowser thief = new HttpBrowser(address);
        thief.cookies.putAll(browser.cookies);
        assertEquals(
                200, browser.follow(browser.post("/office/sign-out", Map.of())).statusCode());
        Thread.sleep((Keycloak.TOKEN_SECONDS + 2) * 1_000);
        assertEquals(401, thief.get("/office").statusCode(), "a renewed token begins no session");
        thief.cookies.putAll(browser.cookies);
        thief.cookies.remove("__Secure-sightline-office");
        assertTrue(thief.get("/office").statusCode() != 200);
    }

    @Test
    void whoeverHasNoDutyOrNoRegisteredOrganisationIsRefused() throws Exception {
        HttpResponse<String> nora = signIn(new HttpBrowser(address), "nora");
        assertEquals(403, nora.statusCode());
        assertTrue(nora.body().contains("You have no duty in this office"), nora.body());
        HttpResponse<String> leo = signIn(new HttpBrowser(address), "leo");
        assertEquals(403, leo.statusCode());
        assertTrue(leo.body().contains("Your organisation is not registered here"), leo.body());
        assertEquals(1, count("officer-refused", "Nora Blythe"));
        assertEquals(1, count("officer-refused", "Leo Marchetti"));
    }

    private static HttpResponse<String> signIn(HttpBrowser browser, String user) throws Exception {
        HttpResponse<String> login = browser.open("/office");
        String action = Keycloak.login(login).orElseThrow(() -> new AssertionError(login.uri() + " " + login.body()));
        assertTrue(action.startsWith(issuer), action);
        return browser.follow(
                browser.post(action, Map.of("username", user, "password", Keycloak.SECRET, "credentialId", "")));
    }

    private static long count(String event, String name) throws Exception {
        return database.number(
                "select count(*) from audit_entry where event = '%s' and user_name = '%s'".formatted(event, name));
    }
}
