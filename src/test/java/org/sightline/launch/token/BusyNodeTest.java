package org.sightline.launch.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.DatabaseResource;

/** A node that has no place for another opening. */
@QuarkusTest
@TestProfile(BusyNodeTest.NoPlace.class)
@QuarkusTestResource(DatabaseResource.class)
class BusyNodeTest {

    /** No launch may have any opening. */
    public static final class NoPlace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(new LaunchFolderProfile().getConfigOverrides());
            settings.put("sightline.openings.most-of-one-launch", "0");
            return settings;
        }
    }

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    private String cookie = "";

    @Test
    @DisplayName("L01 pages, prints and streams are refused with 429 and Retry-After, and the record stays open")
    void isRefusedWithATimeToTryAgain() {
        String path = launch();
        record().get(path).then().statusCode(200);
        String launch = path.substring(0, path.lastIndexOf('/'));
        for (String busy : new String[] {path + "?complete=yes", launch + "/print", launch + "/stream/summary"}) {
            record().get(busy)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body(containsString("Too much is asked of Sightline"));
        }
        String counted = given().get(metrics).asString();
        assertEquals(
                "3.0",
                counted.lines()
                        .filter(line -> line.startsWith("sightline_openings_refused_total{limit=\"launch\"}"))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .findFirst()
                        .orElse("none"));
    }

    @Test
    @DisplayName("a node without any place for an opening is alive, and tells how its feeds stand")
    void aNodeWithoutPlacesIsAlive() {
        assertEquals(
                "UP",
                given().get(health + "/live").jsonPath().getString("checks.find { it.name == 'heartbeat' }.status"));
        assertEquals(
                "current",
                given().get(health + "/ready").jsonPath().getString("checks.find { it.name == 'feeds' }.data.state"));
    }

    private String launch() {
        long now = Instant.now().getEpochSecond();
        String token = LaunchFolderProfile.epr()
                .with("aud", LaunchFolderProfile.PUBLIC_URL + "/launch")
                .with("iat", now)
                .with("exp", now + 60)
                .with("jti", UUID.randomUUID().toString())
                .token();
        Response response = given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post("/launch");
        assertEquals(303, response.statusCode(), response.asString());
        cookie = response.header("Set-Cookie").replaceAll(";.*", "");
        return URI.create(response.header("Location")).getPath();
    }

    private RequestSpecification record() {
        return given().header("Cookie", cookie);
    }
}
