package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseResource;

@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class EdgeTest {

    private static final String FORWARDED_BY = "203.0.113.9";

    @Test
    @DisplayName("S-WELL-KNOWN whoever found a weakness reads where to report it")
    void saysWhereToReportAWeakness() {
        String file = given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .extract()
                .asString();

        assertTrue(file.startsWith("""
                Contact: mailto:security@viewer.example.nhs.uk
                Contact: https://viewer.example.nhs.uk/report
                Expires: """), file);
        Instant expires = Instant.parse(file.replaceAll("(?s).*Expires: (\\S+).*", "$1"));
        assertTrue(
                expires.isAfter(Instant.now()) && expires.isBefore(Instant.now().plus(Duration.ofDays(365))), file);
        assertTrue(file.contains("Canonical: " + ReportProfile.ORIGIN + "/.well-known/security.txt"), file);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @DisplayName("S12: every answer from 200 to 503 carries every security header and is not kept")
    @CsvSource({
        "GET, /probe/caller, 200",
        "GET, /probe/end/ended, 401",
        "GET, /probe/end/refused, 403",
        "GET, /probe/end/role, 403",
        "GET, /probe/end/no-session, 404",
        "GET, /nowhere, 404",
        "GET, /nowhere/at/all.php, 404",
        "GET, /assets/none.css, 404",
        "GET, /q/health, 404",
        "DELETE, /probe/caller, 403",
        "PUT, /probe/form, 403",
        "POST, /probe/caller, 403",
        "GET, /probe/form, 405",
        "TRACE, /probe/caller, 403",
        "GET, /probe/%2e%2e/%00, 400",
        "GET, /probe/end/fault, 500",
        "GET, /probe/end/storage, 503"
    })
    void everyAnswerCarriesTheHeaders(String method, String path, int status) {
        Response response = given().urlEncodingEnabled(false).when().request(method, path);

        assertEquals(status, response.statusCode());
        assertHeaders(response);
        assertEquals("no-store", response.header("Cache-Control"));
    }

    @Test
    @DisplayName("S12: fingerprinted files are kept for a year and carry the other headers")
    void filesAreKeptForAYear() {
        Response response = given().when().get(Site.siteStylesheet());

        assertEquals(200, response.statusCode());
        assertHeaders(response);
        assertEquals("public, max-age=31536000, immutable", response.header("Cache-Control"));
    }

    @Test
    @DisplayName("S10: the policy allows nothing inline and nothing from elsewhere")
    void policyIsStrict() {
        String policy = given().when().get("/probe/caller").header("Content-Security-Policy");

        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        for (String directive : List.of("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")) {
            assertTrue(policy.contains(directive), directive);
        }
    }

    @ParameterizedTest
    @DisplayName("a path that nobody answers gets the one page, never the framework's")
    @ValueSource(strings = {"/nowhere", "/nowhere/at/all.php", "/assets/none.css", "/q/dev", "/probe/"})
    void unknownPathsGetThePage(String path) {
        given().when()
                .get(path)
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body("html.body.main.div.div.h1.toString().trim()", equalTo("Page not found"))
                .body(not(containsString("Resource")));
    }

    @Test
    @DisplayName("a body over the limit gets the one page")
    void tooLargeABodyGetsThePage() {
        given().header("Origin", "https://viewer.example.nhs.uk")
                .contentType("application/x-www-form-urlencoded")
                .body("field=" + "x".repeat(200_000))
                .when()
                .post("/probe/form")
                .then()
                .statusCode(413)
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("The request could not be read"));
    }

    @Test
    void eachRequestHasAnIdOfItsOwnThatNobodyElseChooses() {
        Response first = given().header("X-Request-Id", "chosen").when().get("/probe/caller");
        Response second = given().when().get("/probe/caller");

        assertEquals(first.header("X-Request-Id"), first.body().asString().split("\\|")[2]);
        assertTrue(first.header("X-Request-Id").matches("([3-9A-Y]{3}-){2}[3-9A-Y]{3}"));
        assertNotEquals(first.header("X-Request-Id"), second.header("X-Request-Id"));
    }

    @Test
    @DisplayName("S13: forwarded headers from a peer nobody trusts change nothing, nor does a strange Host")
    void ignoresForwardedHeaders() {
        given().header("X-Forwarded-For", FORWARDED_BY)
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=" + FORWARDED_BY + ";host=evil.example;proto=http")
                .header("User-Agent", "probe")
                .when()
                .get("/probe/caller")
                .then()
                .statusCode(200)
                .body(startsWith("127.0.0.1|probe|"));
        given().header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .when()
                .get("/nowhere")
                .then()
                .statusCode(404)
                .body(not(containsString("evil")));
    }

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}: {2}")
    @DisplayName("S06: a form is taken from our own pages only")
    @CsvSource(
            nullValues = "none sent",
            value = {
                "same-origin, null, 200",
                "same-origin, none sent, 200",
                "same-site, https://viewer.example.nhs.uk, 403",
                "cross-site, https://viewer.example.nhs.uk, 403",
                "none, https://viewer.example.nhs.uk, 403",
                "none sent, https://viewer.example.nhs.uk, 200",
                "none sent, https://viewer.example.nhs.uk.evil.example, 403",
                "none sent, http://viewer.example.nhs.uk, 403",
                "none sent, null, 403",
                "none sent, none sent, 403"
            })
    void takesFormsFromOurOwnPagesOnly(String fetchSite, String origin, int status) {
        var request = given().formParam("field", "value");
        if (fetchSite != null) {
            request.header("Sec-Fetch-Site", fetchSite);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }

        Response response = request.when().post("/probe/form");

        assertEquals(status, response.statusCode());
        assertEquals(status == 200, response.body().asString().equals("changed value"));
    }

    private static void assertHeaders(Response response) {
        assertTrue(response.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
        assertEquals("nosniff", response.header("X-Content-Type-Options"));
        assertEquals("no-referrer", response.header("Referrer-Policy"));
        assertTrue(response.header("Permissions-Policy").contains("camera=()"));
        assertEquals("same-origin", response.header("Cross-Origin-Opener-Policy"));
        assertEquals("same-origin", response.header("Cross-Origin-Resource-Policy"));
        assertEquals("max-age=31536000; includeSubDomains", response.header("Strict-Transport-Security"));
        assertTrue(response.header("X-Request-Id").matches("([3-9A-Y]{3}-){2}[3-9A-Y]{3}"));
    }
}
