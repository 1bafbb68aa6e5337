package org.sightline.launch.token;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Waiting;

/** Files that change under a running viewer, with sessions open. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class ReloadTest {

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "sightline.launch-config")
    Path folder;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI health;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Epr epr = LaunchFolderProfile.epr().with("aud", LaunchFolderProfile.PUBLIC_URL + "/launch");
    private String organisation = "";
    private String access = "";
    private String version = "";

    /** Where a launch led to, and the cookie it was given. */
    private record Session(String path, String cookie) {}

    @BeforeEach
    void remember() throws IOException {
        organisation = Files.readString(folder.resolve("organisations/northgate.yaml"));
        access = Files.readString(folder.resolve("access.yaml"));
        version = check("version");
    }

    @AfterEach
    void restore() throws IOException {
        replace("organisations/northgate.yaml", organisation);
        replace("access.yaml", access);
        Waiting.until(() -> "current".equals(check("state")) && version.equals(check("version")));
    }

    @Test
    @DisplayName("J21 a removed key ends its sessions at their next click, and its launches, without a restart")
    void aRemovedKeyEndsItsSessions() throws IOException {
        Session session = launch();
        assertEquals(200, open(session).statusCode());
        replace("organisations/northgate.yaml", organisation.replace(LaunchFolderProfile.KEY_ID, "next"));
        Waiting.until(() -> !check("version").equals(version));
        assertNotEquals(200, open(session).statusCode());
        assertEquals(
                List.of("registration-or-key-removed"),
                texts("SELECT reason FROM audit_entry WHERE event = 'session-ended' AND launch_id = '"
                        + session.path().replaceAll(".*/record/([^/]+)/.*", "$1") + "'"));
        assertEquals(403, post().statusCode());
        assertTrue(texts("SELECT reason FROM audit_entry WHERE event = 'launch-refused'")
                .contains("KEY_UNKNOWN"));
        assertEquals(
                List.of("{\"to\": \"" + check("version") + "\", \"from\": \"" + version
                        + "\", \"files\": [\"organisations/northgate.yaml\"]}"),
                texts("SELECT configuration::text FROM audit_entry WHERE event = 'configuration-changed'"
                        + " AND configuration->>'from' = '" + version + "' ORDER BY sequence DESC LIMIT 1"));
    }

    @Test
    @DisplayName("J21 a removed organisation's sessions end within seconds, though nobody clicks in them")
    void aRemovedOrganisationsSessionsEndWithoutAClick() throws IOException {
        Session session = launch();
        String launchId = session.path().replaceAll(".*/record/([^/]+)/.*", "$1");
        String ended =
                "SELECT reason FROM audit_entry WHERE event = 'session-ended' AND launch_id = '" + launchId + "'";
        replace("organisations/northgate.yaml", organisation.replace("odsCodes: [RNG01]", "odsCodes: [RNG09]"));
        Waiting.until(() -> !texts(ended).isEmpty());
        assertEquals(List.of("registration-or-key-removed"), texts(ended));
        assertEquals(
                List.of("registration-or-key-removed"),
                texts("SELECT end_reason FROM viewer_session WHERE launch_id = '" + launchId + "'"));
        assertNotEquals(200, open(session).statusCode());
        assertEquals(List.of("registration-or-key-removed"), texts(ended), "a click afterwards is no second entry");
    }

    @Test
    @DisplayName("S14 a role that loses a tab is refused it at the next click of an open session")
    void aRoleThatLosesATabIsRefusedItAtTheNextClick() throws IOException {
        Session session = launch();
        assertEquals(200, open(session).statusCode());
        replace("access.yaml", access.replaceAll("tabs: \\[summary, ", "tabs: ["));
        Waiting.until(() -> !check("version").equals(version));
        assertEquals(403, open(session).statusCode());
        assertTrue(texts("SELECT reason FROM audit_entry WHERE event = 'tab-denied'")
                .contains("role-not-permitted"));
    }

    @Test
    @DisplayName("K01 a broken change degrades the node, is one audit entry, and launches and clicks go on")
    void aBrokenChangeDegradesTheNodeAndNothingElse() throws IOException, InterruptedException {
        Session session = launch();
        replace("organisations/northgate.yaml", organisation.replace("algorithm: ES256", "algorithm: none"));
        Waiting.until(() -> "degraded".equals(check("state")));
        assertEquals("UP", given().get(health).jsonPath().getString("status"));
        assertEquals(version, check("version"));
        assertTrue(
                check("firstError").startsWith("organisations/northgate.yaml:4:12: algorithm: has to be one of"),
                check("firstError"));
        assertTrue(given().get(metrics).asString().contains("sightline_launch_config_refused 1.0"));
        assertEquals(200, open(session).statusCode());
        assertEquals(303, post().statusCode());
        Waiting.until(() -> !refusals().isEmpty());
        Thread.sleep(Duration.ofSeconds(3));
        assertEquals(List.of("[\"organisations/northgate.yaml\"]"), refusals());
    }

    @Test
    @DisplayName(
            "K-TAKE-1 a key removed while another file is broken ends its sessions, and health says what is out of force")
    void aKeyIsRemovedThoughAnotherFileIsBroken() throws IOException {
        Session session = launch();
        replace("access.yaml", access.replace("roles:", "rolls:"));
        replace("organisations/northgate.yaml", organisation.replace(LaunchFolderProfile.KEY_ID, "next"));
        Waiting.until(() -> !check("version").equals(version));
        assertEquals("degraded", check("state"));
        assertTrue(check("firstTakenAway").startsWith("organisations/northgate.yaml: "), check("firstTakenAway"));
        assertNotEquals(200, open(session).statusCode());
        assertEquals(403, post().statusCode());
        assertTrue(given().get(metrics).asString().contains("sightline_launch_config_refused 1.0"));
    }

    @Test
    @DisplayName(
            "POLICY-READ while it cannot be read who may see what, records, streams and doors answer 503 and say why")
    void aPolicyThatCannotBeReadStopsEverything() throws IOException {
        Session session = launch();
        assertEquals(200, open(session).statusCode());
        replace("access.yaml", access.replace("roles:", "roles: ["));
        Waiting.until(() -> given().get(health).statusCode() == 503);
        for (String page : List.of("/summary", "/stream/summary", "/print")) {
            Response stopped = open(new Session(session.path().replace("/summary", page), session.cookie()));
            assertEquals(503, stopped.statusCode(), page);
            assertTrue(stopped.asString().contains("cannot read the rules that say who may see what"), page);
        }
        assertEquals(503, post().statusCode());
        assertEquals(
                503, given().get("/smart/launch?iss=https://a.example&launch=x").statusCode());
        assertEquals(200, given().get("/withheld").statusCode(), "shows nobody's record");
        assertEquals(200, given().get(health.resolve("live")).statusCode());
        assertTrue(check("unreadable").startsWith("access.yaml:"), check("unreadable"));
        replace("access.yaml", access);
        Waiting.until(() -> open(session).statusCode() == 200);
    }

    @Test
    @DisplayName("K03 a key past its last day opens nothing, degrades the node, and is in no other change's way")
    void anEndedKeyOpensNothingAndStopsNothing() throws IOException {
        Session session = launch();
        assertEquals(200, open(session).statusCode());
        replace(
                "organisations/northgate.yaml",
                organisation
                        .replaceAll("notAfter: [0-9-]+", "notAfter: 2025-01-31")
                        .replace("phone: 0", "phone: 1"));
        Waiting.until(() -> !check("version").equals(version));
        assertEquals("degraded", check("state"));
        assertTrue(check("firstEnded").contains("the key ended at 2025-02-01T00:00:00Z"), check("firstEnded"));
        assertTrue(given().get(metrics).asString().contains("sightline_launch_config_ended 1.0"));
        assertNotEquals(200, open(session).statusCode());
        assertEquals(403, post().statusCode());
        assertTrue(texts("SELECT refusal_detail FROM audit_entry WHERE reason = 'KEY_EXPIRED'")
                .contains("the key “northgate-2026” ended at 2025-02-01T00:00:00Z"));
    }

    private List<String> refusals() {
        return texts("SELECT configuration->>'files' FROM audit_entry WHERE event = 'configuration-refused'");
    }

    private String check(String name) {
        return String.valueOf(given().get(health)
                .jsonPath()
                .getString("checks.find { it.name == 'launch configuration' }.data." + name));
    }

    private Session launch() {
        Response response = post();
        assertEquals(303, response.statusCode(), response.asString());
        return new Session(
                URI.create(response.header("Location")).getPath(),
                response.header("Set-Cookie").replaceAll(";.*", ""));
    }

    private Response open(Session session) {
        return given().header("Cookie", session.cookie()).get(session.path());
    }

    private Response post() {
        long now = Instant.now().getEpochSecond();
        String token = epr.with("iat", now)
                .with("exp", now + 60)
                .with("jti", UUID.randomUUID().toString())
                .token();
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .post("/launch");
    }

    /** As a careful editor does: written beside it, then renamed over it. */
    private void replace(String file, String text) throws IOException {
        Path beside = folder.resolve(file + ".new");
        Files.writeString(beside, text);
        Files.move(beside, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> texts(String sql) {
        return Jdbi.create(dataSource)
                .withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
