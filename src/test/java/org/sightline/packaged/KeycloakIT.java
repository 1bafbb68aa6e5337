package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.testing.HttpBrowser;

/** The packaged viewer, with its production settings, and a real Keycloak with the realm of {@code docs/keycloak/}. */
@EnabledIfEnvironmentVariable(
        named = "SIGHTLINE_TEST_KEYCLOAK",
        matches = ".+",
        disabledReason = "SIGHTLINE_TEST_KEYCLOAK does not name the folder of an unpacked Keycloak")
class KeycloakIT {

    private static final Pattern LOGIN = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    private static PackagedDatabase database;
    private static Keycloak keycloak;
    private static Viewer viewer;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        address = "https://localhost:" + port;
        database = new PackagedDatabase();
        OPENED.add(database);
        keycloak =
                new Keycloak(Path.of(System.getenv("SIGHTLINE_TEST_KEYCLOAK")), folder, address + "/office/signed-in");
        OPENED.add(keycloak);
        keycloak.awaitReady();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("sightline.officers.sign-in", "true");
        settings.put("quarkus.oidc.auth-server-url", keycloak.issuer());
        settings.put("quarkus.oidc.client-id", "sightline-office");
        settings.put("quarkus.oidc.credentials.secret", Keycloak.SECRET);
        ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(100), Duration.ZERO);
        OPENED.add(feed);
        viewer = new Viewer(folder, port, settings, List.of(feed));
        OPENED.add(viewer);
        awaitViewer();
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
        Matcher form = LOGIN.matcher(login.body());
        assertTrue(form.find(), login.uri() + " " + login.body());
        String action = form.group(1).replace("&amp;", "&");
        assertTrue(action.startsWith(keycloak.issuer()), action);
        return browser.follow(
                browser.post(action, Map.of("username", user, "password", Keycloak.SECRET, "credentialId", "")));
    }

    private static long count(String event, String name) throws Exception {
        return database.number(
                "select count(*) from audit_entry where event = '%s' and user_name = '%s'".formatted(event, name));
    }

    private static void awaitViewer() throws Exception {
        for (int i = 0; i < 120 && !viewer.listens(); i++) {
            assertTrue(viewer.alive(), viewer.log());
            Thread.sleep(1_000);
        }
        assertTrue(viewer.listens(), viewer.log());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
