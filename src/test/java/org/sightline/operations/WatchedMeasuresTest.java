package org.sightline.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.start.WatchedNames;
import org.sightline.testing.DatabaseResource;

/** What those who run the viewer can measure of it. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class WatchedMeasuresTest {

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource(value = "/metrics", management = true)
    URI scraped;

    @Test
    @DisplayName("launches by reason, sessions, entries, partitions, waits for connections, days of keys are measured")
    void whatHasToBeWatchedIsMeasured() {
        RestAssured.given().formParam("launch_token", "none").post("/launch");
        for (String name : List.of(
                "sightline.sessions",
                "sightline.launches",
                "sightline.audit.entries",
                "sightline.audit.partitions.ahead",
                "agroal.awaiting.count")) {
            assertFalse(metrics.find(name).meters().isEmpty(), name);
        }
        assertTrue(
                metrics.get("sightline.launches").tag("outcome", "refused").counters().stream()
                        .anyMatch(counter -> counter.count() >= 1),
                "a refused launch is counted");
    }

    @Test
    void monthsOfPartitionsAreThereAhead() {
        assertEquals(3, metrics.get("sightline.audit.partitions.ahead").gauge().value());
    }

    @Test
    @DisplayName("OBS-7 what the documents name besides our own meters is there, by these names")
    void whatOthersMeasureIsThereByItsName() throws IOException {
        RestAssured.given().formParam("launch_token", "none").post("/launch");
        String words = RestAssured.get(scraped).asString();
        assertEquals(
                List.of(),
                WatchedNames.documented().stream()
                        .filter(name -> !name.startsWith("sightline_"))
                        .filter(name -> words.lines().noneMatch(line -> line.startsWith(name)))
                        .toList());
        assertTrue(words.lines()
                .anyMatch(
                        line -> line.startsWith("http_server_requests_seconds_count{") && line.contains("status=\"")));
        assertTrue(words.lines()
                .anyMatch(line -> line.startsWith("jvm_memory_max_bytes{") && line.contains("area=\"heap\"")));
    }
}
