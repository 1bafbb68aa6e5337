package org.sightline.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** What those who run the viewer can measure of it. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class WatchedMeasuresTest {

    @Inject
    MeterRegistry metrics;

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
}
