package org.sightline.launch.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.DatabaseResource;

/** What fetches a pushed launch's link, and who opens it. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class PushedLinkTest {

    private static final String RECORD = ".*/record/[A-Za-z0-9_-]{22}/summary";

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Epr epr = LaunchFolderProfile.epr().with("aud", LaunchFolderProfile.PUBLIC_URL + "/launch");

    @Test
    @DisplayName("S17 a link gives a page that posts itself, and opens once")
    void aLinkIsAPageThatPostsItself() {
        String link = link("");
        request().head(link).then().statusCode(405);
        for (int i = 0; i < 2; i++) {
            request()
                    .header("Sec-Fetch-Dest", "document")
                    .header("Sec-Fetch-Mode", "navigate")
                    .header("Sec-Fetch-Site", "none")
                    .get(link)
                    .then()
                    .statusCode(200)
                    .header("Set-Cookie", nullValue())
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", containsString("form-action 'self';"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .body(containsString("action=\"" + link + "\" data-at-once=\"yes\""))
                    .body(containsString("<button class=\"nhsuk-button\" type=\"submit\">"));
        }
        post(link, "").then().statusCode(303).header("Location", matchesPattern(RECORD));
        post(link, "").then().statusCode(403).header("Set-Cookie", nullValue());
    }

    @Test
    @DisplayName("S17 a prefetch, a preview, an image, a frame and a script get nothing and use nothing up")
    void whatOnlyFetchesGetsNothing() {
        String link = link("");
        for (Map<String, String> headers : new Map[] {
            Map.of("Sec-Purpose", "prefetch"),
            Map.of("Sec-Purpose", "prefetch;prerender", "Sec-Fetch-Dest", "document"),
            Map.of("Purpose", "prefetch"),
            Map.of("X-Purpose", "preview"),
            Map.of("X-moz", "prefetch"),
            Map.of("Sec-Fetch-Dest", "image", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"),
            Map.of("Sec-Fetch-Dest", "iframe", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"),
            Map.of("Sec-Fetch-Dest", "empty", "Sec-Fetch-Mode", "cors")
        }) {
            request().headers(headers).get(link).then().statusCode(204).body(emptyString());
        }
        post(link, "").then().statusCode(303).header("Location", matchesPattern(RECORD));
    }

    @Test
    @DisplayName("S17 another site's form opens no link")
    void anotherSitesFormOpensNothing() {
        String link = link("");
        request().header("Sec-Fetch-Site", "cross-site").post(link).then().statusCode(403);
        request()
                .header("Origin", "https://elsewhere.example")
                .post(link)
                .then()
                .statusCode(403);
        request().post(link).then().statusCode(403);
        post(link, "").then().statusCode(303);
    }

    @Test
    @DisplayName(
            "S17 a link with a challenge opens only for whoever shows its verifier, and a wrong one uses nothing up")
    void aLinkWithAChallengeAsksForItsVerifier() {
        String link = link(CHALLENGE);
        request().get(link).then().body(containsString("name=\"code_verifier\""));
        post(link, "").then().statusCode(403);
        post(link, CHALLENGE).then().statusCode(403);
        post(link, VERIFIER).then().statusCode(303).header("Location", matchesPattern(RECORD));
        post(link, VERIFIER).then().statusCode(403);
    }

    @Test
    @DisplayName("S17 a push with a challenge that is none is refused and spends no token")
    void aChallengeThatIsNoneIsRefused() {
        String token = token();
        assertEquals(403, push(token, "short").statusCode());
        assertEquals(200, push(token, CHALLENGE).statusCode());
    }

    private String link(String challenge) {
        Response pushed = push(token(), challenge);
        assertEquals(200, pushed.statusCode(), pushed.asString());
        assertEquals(60, pushed.jsonPath().getInt("expires_in"));
        String url = pushed.jsonPath().getString("launch_url");
        assertTrue(url.startsWith(LaunchFolderProfile.PUBLIC_URL + "/launch/pushed/"), url);
        return url.substring(LaunchFolderProfile.PUBLIC_URL.length());
    }

    private static Response push(String token, String challenge) {
        RequestSpecification form = request().formParam("token", token);
        return (challenge.isEmpty() ? form : form.formParam("code_challenge", challenge)).post("/launch/pushed");
    }

    /** As our own page does. */
    private static Response post(String link, String verifier) {
        return request()
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("code_verifier", verifier)
                .post(link);
    }

    private String token() {
        long now = Instant.now().getEpochSecond();
        return epr.with("iat", now)
                .with("exp", now + 60)
                .with("jti", UUID.randomUUID().toString())
                .token();
    }

    private static RequestSpecification request() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .contentType(ContentType.URLENC);
    }
}
