package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseServer;
import org.sightline.testing.Launches;
import org.sightline.testing.StoppableDatabaseResource;

/** The running application and a database that goes away and comes back. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(value = StoppableDatabaseResource.class, restrictToAnnotatedClass = true)
class DatabaseOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    DatabaseServer server;

    private final LogKeeper log = new LogKeeper();

    @BeforeEach
    void keepLog() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void dropLog() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    @DisplayName("A01: no database, no clinical byte but the 503 page; it comes back by itself")
    void answers503AndRecovers() {
        assertEquals(200, given().when().get("/probe/opening").statusCode());

        server.stop();
        assertUnavailable(given().when().get("/probe/opening"));
        assertUnavailable(given().when().get("/probe/opening"));
        server.start();

        assertRecovers();
    }

    @Test
    @DisplayName("A01: a database that hangs holds a click up for seconds, not for ever")
    void answers503WhileTheDatabaseHangs() {
        assertEquals(200, given().when().get("/probe/opening").statusCode());

        server.pause();
        Instant asked = Instant.now();
        try {
            assertUnavailable(given().when().get("/probe/opening"));
        } finally {
            server.resume();
        }
        assertTrue(Duration.between(asked, Instant.now()).compareTo(Duration.ofSeconds(15)) < 0);

        assertRecovers();
    }

    @Test
    @DisplayName("A14: what is logged while the trail cannot be written names neither patient nor user")
    void logsNothingOfThePatient() {
        server.stop();
        Response answer;
        try {
            answer = given().when().get("/probe/opening");
            assertUnavailable(answer);
        } finally {
            server.start();
        }
        assertRecovers();

        String lines = String.join("\n", log.lines);
        String reference = answer.header("X-Request-Id");
        assertTrue(answer.body().asString().contains(reference), "the page has the reference");
        assertTrue(lines.contains("Request " + reference + " answered 503: the database failed: it "), lines);
        assertTrue(lines.contains("Audit entry not committed: "), lines);
        assertFalse(lines.contains(Launches.IVY.digits()), lines);
        assertFalse(lines.contains(Launches.IVY.formatted()), lines);
        assertFalse(lines.contains("Okafor"), lines);
    }

    private static void assertUnavailable(Response response) {
        assertEquals(503, response.statusCode());
        assertEquals("5", response.header("Retry-After"));
        assertEquals("no-store", response.header("Cache-Control"));
        assertTrue(response.body().asString().contains("Sightline is not available at the moment"));
        assertFalse(response.body().asString().contains("penicillin"));
    }

    private static void assertRecovers() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (given().when().get("/probe/opening").statusCode() != 200) {
            assertTrue(Instant.now().isBefore(giveUp), "not recovered");
        }
    }

    private static final class LogKeeper extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord entry) {
            StringWriter line = new StringWriter();
            line.append(((org.jboss.logmanager.ExtLogRecord) entry).getFormattedMessage());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(line));
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
