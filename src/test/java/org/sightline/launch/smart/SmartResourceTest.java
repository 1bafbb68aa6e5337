package org.sightline.launch.smart;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.launch.token.LaunchFolderProfile;
import org.sightline.testing.DatabaseResource;

/** The door over real HTTP, with the real trail and sessions behind it, beside the other door. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class SmartResourceTest {

    @Inject
    AgroalDataSource dataSource;

    private MockEhr ehr;

    /** One browser: what it keeps, by name. */
    private final Map<String, String> cookies = new TreeMap<>();

    @BeforeEach
    void startEhr() {
        ehr = SmartFolder.ehr(SmartFolder.PUBLIC_URL, "eastfield");
    }

    @AfterEach
    void stopEhr() {
        ehr.close();
    }

    @Test
    void aLaunchOverHttpEndsAtItsRecord() {
        LogLines log = new LogLines();
        try (log) {
            launchOnce();
        }
        List<String> lines = log.lines;
        assertTrue(lines.stream().anyMatch(line -> line.contains("SMART_STATE_UNKNOWN")), "the listener hears nothing");
        for (String secret : List.of("access-", "refresh-", "9990000018", "Okafor", "code=")) {
            assertTrue(lines.stream().noneMatch(line -> line.contains(secret)), secret);
        }
    }

    private void launchOnce() {
        Response away = launch();
        assertEquals(303, away.statusCode());
        assertTrue(
                away.header("Set-Cookie")
                        .matches("__Secure-sightline-smart-[A-Za-z0-9_-]{16}=[A-Za-z0-9_-]{43};"
                                + " Path=/smart/callback/eastfield; Max-Age=300; Secure; HttpOnly; SameSite=Lax"),
                away.header("Set-Cookie"));
        URI back = ehr.authorize(URI.create(away.header("Location")));
        get(local(back), 405, true);
        Response record = get(local(back), 303, false);
        assertTrue(record.header("Location").matches("(http://[^/]+)?/record/[A-Za-z0-9_-]{22}/summary"));
        List<String> set = record.headers().getValues("Set-Cookie");
        assertTrue(set.stream().anyMatch(cookie -> cookie.contains("Max-Age=0")), set::toString);
        assertEquals("no-store", record.header("Cache-Control"));
        String all = record.headers().toString() + away.headers();
        assertFalse(all.contains("access-") || all.contains("refresh-") || all.contains("ivy-1"), all);
        assertEquals(List.of(), ehr.checks.failed);
        get(local(back), 403, false);
    }

    @Test
    void refusesWithTheCalmPageAndItsReferenceOnly() {
        String page = browser()
                .get("/smart/launch?iss=https://evil.example&launch=x")
                .then()
                .statusCode(403)
                .extract()
                .asString();
        assertTrue(page.contains("Reference number"), page);
        assertFalse(page.contains("evil") || page.contains("SMART_"), page);
        assertTrue(
                details("SMART_EHR_UNKNOWN").contains("no organisation is registered with iss “https://evil.example”"));
    }

    @Test
    void aTokenServersAnswerIsToldWithItsStatusAndNotWithItsWords() {
        URI back = ehr.authorize(URI.create(launch().header("Location")));
        ehr.statuses.put("/auth/token", 429);
        get(local(back), 403, false);
        assertEquals(List.of("expected tokens, came status 429"), details("SMART_TOKEN_SERVER_FAILED"));
    }

    private List<String> details(String reason) {
        return Jdbi.create(dataSource)
                .withHandle(
                        handle -> handle.createQuery("SELECT refusal_detail FROM audit_entry WHERE reason = :reason")
                                .bind("reason", reason)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void publishesOurKeysWithoutTheirPrivateHalves() throws Exception {
        Response published = browser().get("/.well-known/jwks.json");
        assertEquals(200, published.statusCode());
        assertEquals("public, max-age=300", published.header("Cache-Control"));
        Map<String, Object> key =
                JWKSet.parse(published.asString()).getKeys().getFirst().toJSONObject();
        assertEquals("EC", key.get("kty"));
        assertEquals("ES384", key.get("alg"));
        assertEquals("sig", key.get("use"));
        assertTrue(key.containsKey("kid"));
        assertFalse(published.asString().contains("\"d\""), published.asString());
    }

    @Test
    void launchesOfBothDoorsInOneBrowserNeverMix() throws Exception {
        URI ivyAway = URI.create(launch().header("Location"));
        URI stanAway = URI.create(launch().header("Location"));
        ehr.patient = "stan-2";
        URI stanBack = ehr.authorize(stanAway);
        ehr.patient = "ivy-1";
        URI ivyBack = ehr.authorize(ivyAway);
        String stan = idOf(get(local(stanBack), 303, false));
        String wilma = idOf(kept(browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("token", SignedLaunch.token("9990000034"))
                .post("/launch")));
        String ivy = idOf(get(local(ivyBack), 303, false));
        Map<String, String> opened = new TreeMap<>();
        Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery(
                                "SELECT launch_id, nhs_number FROM audit_entry WHERE event = 'launch-accepted'")
                        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                        .list())
                .forEach(row -> opened.put(row.getKey(), row.getValue()));
        assertEquals("9990000018", opened.get(ivy));
        assertEquals("9990000026", opened.get(stan));
        assertEquals("9990000034", opened.get(wilma));
        for (String launch : List.of(ivy, stan, wilma)) {
            assertEquals(200, page(launch, launch).statusCode());
        }
        assertEquals(404, page(ivy, stan).statusCode());
        assertEquals(404, page(stan, wilma).statusCode());
        assertTrue(page(ivy, ivy).asString().contains("Eastfield Hospital"));
    }

    /** The record's page with another launch's cookie. */
    private Response page(String launch, String cookieOf) {
        return given().config(noRedirects())
                .header("Cookie", "__Secure-sightline=" + cookies.get("/record/" + cookieOf))
                .get("/record/" + launch + "/summary");
    }

    private Response launch() {
        String query = "iss=" + encoded(ehr.fhirBase()) + "&launch=" + encoded(ehr.handle());
        return kept(browser().urlEncodingEnabled(false).get("/smart/launch?" + query));
    }

    private Response get(String path, int status, boolean head) {
        RequestSpecification request = browser().urlEncodingEnabled(false).header("Cookie", starts());
        Response response = head ? request.head(path) : request.get(path);
        assertEquals(status, response.statusCode(), response.asString());
        return kept(response);
    }

    private static String idOf(Response response) {
        return response.header("Location").replaceAll(".*/record/([^/]+)/.*", "$1");
    }

    private Response kept(Response response) {
        for (String cookie : response.headers().getValues("Set-Cookie")) {
            String name = cookie.substring(0, cookie.indexOf('='));
            String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            String path = cookie.replaceAll(".*; Path=([^;]+);.*", "$1");
            if (!value.isEmpty()) {
                cookies.put(name.equals("__Secure-sightline") ? path : name, value);
            }
        }
        return response;
    }

    private String starts() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .filter(cookie -> cookie.getKey().startsWith("__Secure"))
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList());
    }

    private static String local(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RequestSpecification browser() {
        return given().config(noRedirects());
    }

    private static RestAssuredConfig noRedirects() {
        return RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    }
}
