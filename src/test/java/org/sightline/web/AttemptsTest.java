package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.report.ReportProfile;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;
import org.sightline.visit.Attempts;

/** What somebody tries and may not is on the trail, and a flood of it is counted there. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class AttemptsTest {

    @Inject
    ViewerSessions sessions;

    @Inject
    Attempts attempts;

    @Inject
    MeterRegistry metrics;

    @Inject
    Scheduler scheduler;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private ViewerSessions.Opened ritas;
    private long before;

    /** A turn in the middle of a test would begin a minute anew. */
    @BeforeEach
    void begin() {
        scheduler.pause("attempts");
        attempts.turn();
        database = new TestDatabase(url);
        ritas = sessions.open(Launches.newId(), Launches.ritaOpensIvy());
        before = database.asApplication()
                .withHandle(h -> h.createQuery("SELECT coalesce(max(sequence), 0) FROM audit_entry")
                        .mapTo(Long.class)
                        .one());
    }

    @AfterEach
    void goOn() {
        scheduler.resume("attempts");
    }

    @Test
    @DisplayName("S15 a wrong cookie leaves a row of the launch, its organisation and its patient, and claims no user")
    void aWrongCookieIsARow() {
        String another =
                sessions.open(Launches.newId(), Launches.ritaOpensIvy()).secret();

        assertEquals(404, asked(another).get(tab()).statusCode());

        Map<String, String> row = rows(1).getFirst();
        assertTrue(row.remove("request_id").matches("([3-9A-Y]{3}-){2}[3-9A-Y]{3}"));
        assertEquals("Mozilla/5.0", row.remove("user_agent"));
        row.keySet().removeAll(List.of("ip", "node", "configuration_version", "application_version"));
        assertEquals(
                new TreeMap<>(Map.of(
                        "event", "attempt-refused",
                        "outcome", "refused",
                        "reason", "cookie-wrong",
                        "launch_id", launch(),
                        "nhs_number", "9990000018",
                        "registration", "northgate",
                        "organisation_ods", "RNG01",
                        "organisation_name", "Northgate Hospital")),
                row);
    }

    @Test
    @DisplayName("S15 no cookie, and a form without the launch's token, are rows of the launch")
    void aMissingCookieAndAForeignTokenAreRows() {
        assertEquals(404, given().get(tab()).statusCode());
        assertEquals(
                404,
                asked(ritas.secret())
                        .header("Sec-Fetch-Site", "same-origin")
                        .formParam("token", "forged")
                        .post("/record/" + launch() + "/close")
                        .statusCode());

        assertEquals(List.of("cookie-missing", "form-of-another-page"), reasons(2));
    }

    @Test
    @DisplayName("S15 a form from another site is a row of the launch, and changes nothing of it")
    void aForgedFormIsARow() {
        assertEquals(
                403,
                given().header("Sec-Fetch-Site", "cross-site")
                        .post("/record/" + launch() + "/close")
                        .statusCode());

        assertEquals(List.of("form-from-elsewhere"), reasons(1));
        assertEquals(launch(), rows(1).getFirst().get("launch_id"));
        assertFalse(rows(1).getFirst().containsKey("user_subject"));
        assertTrue(sessions.find(ritas.session().launchId(), ritas.secret()) instanceof ViewerSessions.Found.Live);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("S16 an address of the record or the office with another spelling is a row without the address")
    @CsvSource({
        "/office;x,            /office, address-parameter",
        "//office/launches,    /office, address-double-slash",
        "/record/../office,    /record, address-dots",
        "/%6fffice/launches,   /office, address-encoded",
        "/%256fffice/launches, /office, address-encoded",
        "/record/9990000018/%2e%2e, /record, address-encoded",
        "/record/9990000018#x, /record, address-other",
        "/office\\launches,    /office, address-other",
        "\\office,             /office, address-other",
        "/record\\..\\office,   /record, address-dots"
    })
    void anotherSpellingIsARow(String path, String place, String reason) throws IOException {
        for (int time = 0; time < 3; time++) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: viewer\r\n\r\n";
            assertEquals(
                    List.of(400), RawConnection.send(RestAssured.port, request).statuses());
        }

        assertEquals(List.of(reason), reasons(1));
        assertEquals(place, rows(1).getFirst().get("page"));
        assertFalse(rows(1).toString().contains("9990000018"));
    }

    @Test
    @DisplayName("S15 a launch that there is not leaves no row, and is counted")
    void anUnknownLaunchIsOnlyCounted() {
        double earlier = counted();
        String unknown = "/record/" + Launches.newId() + "/summary";

        assertEquals(404, given().get(unknown).statusCode());
        assertEquals(
                403,
                given().header("Sec-Fetch-Site", "cross-site").post(unknown).statusCode());

        Waiting.until(() -> counted() == earlier + 2);
        assertEquals(List.of(), found());
    }

    @Test
    @DisplayName(
            "L09 a flood of attempts is one row and one that counts the others, and another launch's row comes through")
    void aFloodIsCounted() {
        for (int time = 0; time < 60; time++) {
            assertEquals(404, given().get(tab()).statusCode());
        }
        ViewerSessions.Opened other = sessions.open(Launches.newId(), Launches.ritaOpensIvy());
        given().get("/record/" + other.session().launchId() + "/summary");

        List<Map<String, String>> own = rows(2);
        attempts.turn();

        assertEquals(launch(), own.getFirst().get("launch_id"));
        assertEquals(other.session().launchId().value(), own.getLast().get("launch_id"));
        Map<String, String> more = rows(3).getLast();
        assertEquals(launch(), more.get("launch_id"));
        assertEquals("cookie-missing", more.get("reason"));
        assertTrue(
                more.get("refusal_detail").matches("59 more like it since [0-9]{2}:[0-9]{2}:[0-9]{2} (GMT|BST)"),
                more.toString());
    }

    private RequestSpecification asked(String secret) {
        return given().header("User-Agent", "Mozilla/5.0").cookie("__Secure-sightline", secret);
    }

    private String launch() {
        return ritas.session().launchId().value();
    }

    private String tab() {
        return "/record/" + launch() + "/summary";
    }

    private double counted() {
        return metrics.find("sightline.attempts").tag("launch", "unknown").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private List<String> reasons(int count) {
        return rows(count).stream().map(row -> row.get("reason")).toList();
    }

    /** The refusal waits for no row. */
    private List<Map<String, String>> rows(int count) {
        Waiting.until(() -> found().size() >= count);
        assertEquals(count, found().size(), found().toString());
        return found();
    }

    private List<Map<String, String>> found() {
        return database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT * FROM audit_entry
                                WHERE event = 'attempt-refused' AND sequence > :before ORDER BY sequence
                                """)
                        .bind("before", before)
                        .map((columns, _) -> {
                            Map<String, String> row = new TreeMap<>();
                            for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
                                if (columns.getString(i) != null) {
                                    row.put(columns.getMetaData().getColumnName(i), columns.getString(i));
                                }
                            }
                            row.keySet().removeAll(List.of("sequence", "recorded_at", "transaction_id"));
                            return row;
                        })
                        .list());
    }
}
