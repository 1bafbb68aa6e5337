package org.sightline.launch.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.DatabaseResource;

/** The door over real HTTP, with the real trail and sessions behind it. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class LaunchResourceTest {

    @Inject
    AgroalDataSource dataSource;

    private final Epr epr = LaunchFolderProfile.epr().with("aud", LaunchFolderProfile.PUBLIC_URL + "/launch");

    private String token() {
        long now = Instant.now().getEpochSecond();
        return epr.with("iat", now)
                .with("exp", now + 60)
                .with("jti", java.util.UUID.randomUUID().toString())
                .token();
    }

    private String token(String purpose) {
        epr.with("purpose_of_use", purpose);
        return token();
    }

    private static RequestSpecification form() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .contentType(ContentType.URLENC);
    }

    @Test
    void answersAGoodTokenWithTheRecordsAddressAndItsCookie() {
        Response response = form().formParam("token", token()).post("/launch");
        assertEquals(303, response.statusCode(), response.asString());
        String location = response.header("Location");
        assertTrue(location.matches("(http://[^/]+)?/record/[A-Za-z0-9_-]{22}/summary"), location);
        String launchId = location.replaceAll(".*/record/([^/]+)/.*", "$1");
        assertTrue(
                response.header("Set-Cookie")
                        .matches("__Secure-sightline=[A-Za-z0-9_-]{43}; Path=/record/" + launchId
                                + "; Secure; HttpOnly; SameSite=Lax"),
                response.header("Set-Cookie"));
        assertEquals("no-referrer", response.header("Referrer-Policy"));
        assertEquals("no-store", response.header("Cache-Control"));
    }

    @Test
    @DisplayName("S01 a cookie that was there before the launch, as whoever fixes sessions plants one, opens nothing")
    void aCookieThatWasThereBeforeOpensNothing() {
        String planted = "A".repeat(43);
        Response response = form().cookie("__Secure-sightline", planted)
                .formParam("token", token())
                .post("/launch");
        String own = response.cookie("__Secure-sightline");
        assertNotEquals(planted, own);
        String record = response.header("Location").replaceAll("^http://[^/]+", "");

        given().cookie("__Secure-sightline", planted).get(record).then().statusCode(404);
        given().cookie("__Secure-sightline", own).get(record).then().statusCode(200);
    }

    @Test
    void acceptsATokenOfNearlyEightKilobytes() {
        epr.with("note", "x".repeat(5_000));
        form().formParam("token", token()).post("/launch").then().statusCode(303);
    }

    @Test
    void answersEveryRefusalWithThePageAndItsReferenceOnly() {
        String reply = form().formParam("token", token("BTG"))
                .post("/launch")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue())
                .header("Location", nullValue())
                .extract()
                .asString();
        assertTrue(reply.contains("<html"), reply);
        assertFalse(reply.contains("PURPOSE") || reply.contains("BTG"), reply);
        List<String> references = jdbi().withHandle(h -> h.createQuery(
                        "SELECT refusal_reference FROM audit_entry WHERE reason = 'PURPOSE_NOT_ACCEPTED'")
                .mapTo(String.class)
                .list());
        assertTrue(references.stream().anyMatch(reply::contains), reply);
        assertEquals(
                List.of("expected one of [TREAT, ETREAT, CAREMGT, COC], came “BTG”"),
                jdbi().withHandle(h -> h.createQuery(
                                "SELECT DISTINCT refusal_detail FROM audit_entry WHERE reason = 'PURPOSE_NOT_ACCEPTED'")
                        .mapTo(String.class)
                        .list()));
    }

    @Test
    void refusesAnotherOrigin() {
        form().header("Origin", "https://evil.example")
                .formParam("token", token())
                .post("/launch")
                .then()
                .statusCode(403);
        form().header("Origin", "https://epr.northgate.example")
                .formParam("token", token())
                .post("/launch")
                .then()
                .statusCode(303);
    }

    @Test
    @DisplayName("J22 a token in an address is answered 405 and stands in no log")
    void refusesATokenInTheAddress() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener = listener(lines);
        Logger.getLogger("").addHandler(listener);
        try {
            String token = token();
            given().queryParam("token", token).get("/launch").then().statusCode(405);
            form().queryParam("token", token).post("/launch").then().statusCode(405);
            form().queryParam("token", token).post("/launch/pushed").then().statusCode(405);
            given().queryParam("token", token).get("/launch/pushed").then().statusCode(405);
            given().queryParam("token", token)
                    .get("/launch/pushed/" + "a".repeat(43))
                    .then()
                    .statusCode(405);
            form().formParam("token", token)
                    .queryParam("token", token)
                    .post("/launch")
                    .then()
                    .statusCode(405);
            form().formParam("token", token + "x").post("/launch").then().statusCode(403);
            form().formParam("token", token).post("/launch").then().statusCode(303);
            String payload = token.split("\\.")[1];
            assertTrue(
                    lines.stream()
                            .anyMatch(line -> line.matches("Launch refused: [A-Z_]+: .{10,};"
                                    + " reference [A-Z0-9-]{11}, door TOKEN, organisation \\w+")),
                    lines::toString);
            assertTrue(lines.stream().noneMatch(line -> line.contains(payload.substring(0, 40))));
            assertTrue(lines.stream().noneMatch(line -> line.contains("9990000018") || line.contains("Okafor")));
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
    }

    @Test
    void answersAPlainGetWith405() {
        given().get("/launch").then().statusCode(405);
    }

    @Test
    void refusesAPushWithJson() {
        form().formParam("token", "nonsense")
                .post("/launch/pushed")
                .then()
                .statusCode(403)
                .contentType(ContentType.JSON)
                .body("error", equalTo("launch_refused"))
                .body("reference", matchesPattern("[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}"))
                .body("reason", nullValue());
    }

    @Test
    @DisplayName("J07 only a form is read")
    void readsFormsOnly() {
        given().contentType(ContentType.JSON)
                .body("{\"token\":\"x\"}")
                .post("/launch")
                .then()
                .statusCode(not(303));
    }

    private Jdbi jdbi() {
        return Jdbi.create(dataSource);
    }

    private static Handler listener(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(
                        line instanceof org.jboss.logmanager.ExtLogRecord formatted
                                ? formatted.getFormattedMessage()
                                : line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
