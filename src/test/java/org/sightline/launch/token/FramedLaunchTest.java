package org.sightline.launch.token;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.DatabaseResource;

/** Launches whose organisation registered pages that may frame them, over real HTTP. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class FramedLaunchTest {

    private static final String FRAMED = "iframe";
    private static final String WINDOW = "document";
    private static final String ANCESTORS =
            "frame-ancestors https://epr.northgate.example https://portal.northgate.example:8443";

    @Inject
    AgroalDataSource dataSource;

    private final Epr epr = LaunchFolderProfile.epr().with("aud", LaunchFolderProfile.PUBLIC_URL + "/launch");

    @Test
    @DisplayName(
            "S09, S11 a launch in a frame keeps its cookie for that frame, and its pages may be framed by its own organisation")
    void opensInTheFrameOfItsOwnOrganisation() {
        Response tried = post(FRAMED);
        String trial = tried.header("Set-Cookie");
        String next = path(tried);
        assertTrue(next.matches("/launch/framed/northgate/[A-Za-z0-9_-]{43}"), next);
        assertEquals(
                "__Secure-sightline-framed=kept; Path=" + next
                        + "; Max-Age=60; Secure; HttpOnly; SameSite=None; Partitioned",
                trial);
        Response opened = from(FRAMED).header("Cookie", value(trial)).get(next);
        assertEquals(303, opened.statusCode());
        String cookie = opened.header("Set-Cookie");
        assertTrue(cookie.endsWith("; Secure; HttpOnly; SameSite=None; Partitioned"), cookie);
        Response record = from(FRAMED).header("Cookie", value(cookie)).get(path(opened));
        assertEquals(200, record.statusCode());
        assertFramable(record);

        String token = record.asString().replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        Response closed = from(FRAMED)
                .header("Cookie", value(cookie))
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post(path(opened).replaceAll("/[^/]*$", "/close"));
        assertEquals(303, closed.statusCode(), closed.asString());
        assertTrue(closed.headers().getValues("Set-Cookie").stream().anyMatch(gone -> gone.endsWith("Partitioned")));
        URI end = URI.create(closed.header("Location"));
        assertFramable(from(FRAMED).get(end.getPath() + "?" + end.getQuery()));
        assertFramable(from(FRAMED).header("Cookie", value(cookie)).get(path(opened)));
    }

    @Test
    @DisplayName("S11 where the browser keeps no cookie in the frame, a page offers a window, once and without a loop")
    void offersAWindowWhereTheBrowserKeepsNoCookie() {
        String next = path(post(FRAMED));
        long accepted = accepted();
        for (int i = 0; i < 2; i++) {
            Response offer = from(FRAMED).get(next);
            assertEquals(200, offer.statusCode());
            assertNull(offer.header("Set-Cookie"));
            assertTrue(offer.asString().contains("href=\"" + next + "\" target=\"_blank\""), offer.asString());
            assertFalse(
                    offer.asString().contains("9990000018") || offer.asString().contains("Okafor"));
            assertFramable(offer);
        }
        from(FRAMED).head(next).then().statusCode(405);
        assertEquals(accepted, accepted(), "nothing is opened before the window is");
        Response opened = from(WINDOW).get(next);
        assertEquals(303, opened.statusCode());
        assertTrue(opened.header("Set-Cookie").endsWith("SameSite=Lax"), opened.header("Set-Cookie"));
        assertEquals(403, from(WINDOW).get(next).statusCode());
    }

    @Test
    void aLaunchInAWindowKeepsItsCookieFromOtherSites() {
        Response opened = post(WINDOW);
        assertTrue(opened.header("Set-Cookie").endsWith("SameSite=Lax"), opened.header("Set-Cookie"));
    }

    @Test
    @DisplayName("S09 a refusal may be framed by the organisation it names, and whatever belongs to none by nobody")
    void noOtherPageMayBeFramed() {
        epr.with("purpose_of_use", "BTG");
        Response refused = post(FRAMED);
        assertEquals(403, refused.statusCode());
        assertFramable(refused);
        for (Response other : new Response[] {
            from(FRAMED).get("/record/AAAAAAAAAAAAAAAAAAAAAA/summary"),
            from(FRAMED).get("/launch/framed/nobody/" + "a".repeat(43)),
            from(FRAMED).get("/record/AAAAAAAAAAAAAAAAAAAAAA/closed?of=nobody"),
            from(FRAMED).get("/office"),
            from(FRAMED).get("/")
        }) {
            assertTrue(other.header("Content-Security-Policy").endsWith("frame-ancestors 'none'"));
            assertEquals("DENY", other.header("X-Frame-Options"));
        }
    }

    private static void assertFramable(Response page) {
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.endsWith(ANCESTORS), policy);
        assertNull(page.header("X-Frame-Options"));
        assertEquals("no-store", page.header("Cache-Control"));
    }

    private Response post(String destination) {
        long now = Instant.now().getEpochSecond();
        String token = epr.with("iat", now)
                .with("exp", now + 60)
                .with("jti", UUID.randomUUID().toString())
                .token();
        return from(destination)
                .header("Origin", "https://epr.northgate.example")
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post("/launch");
    }

    private long accepted() {
        return Jdbi.create(dataSource)
                .withHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM audit_entry WHERE event = 'launch-accepted'")
                                .mapTo(Long.class)
                                .one());
    }

    private static RequestSpecification from(String destination) {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .urlEncodingEnabled(false)
                .header("Sec-Fetch-Dest", destination);
    }

    private static String path(Response response) {
        assertEquals(303, response.statusCode(), response.asString());
        return URI.create(response.header("Location")).getPath();
    }

    private static String value(String cookie) {
        return cookie.replaceAll(";.*", "");
    }
}
