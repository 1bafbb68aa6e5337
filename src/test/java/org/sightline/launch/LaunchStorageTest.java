package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.sightline.database.Database;
import org.sightline.start.StartRefusedException;
import org.sightline.testing.SettableClock;
import org.sightline.testing.TestDatabase;

/** Whether the database would take a launch, and what it says when it would not. */
class LaunchStorageTest {

    private final TestDatabase where = TestDatabase.migrated();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T08:00:00Z"));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void takesALaunchAndKeepsNothingOfIt() {
        LaunchStorage storage = storage("");
        assertEquals(Status.UP, storage.call().getStatus());
        storage.atStart(new StartupEvent());
        assertEquals(0, rows("audit_entry") + rows("viewer_session"));
    }

    @Test
    @DisplayName("a standby is read-only, and the readiness says so")
    void saysThatItIsReadOnly() {
        LaunchStorage storage = storage("options=-c%20default_transaction_read_only=on");
        assertDown(storage.call(), "it is read-only, such as a standby or after a failover", "25006");
        assertEquals(
                1,
                metrics.counter("sightline.storage.refused", "pool", "audit", "fault", "read_only", "state", "25006")
                        .count());
        storage.atStart(new StartupEvent()); // may pass by itself
    }

    @Test
    @DisplayName("a full disk is said so")
    void saysThatTheDiskIsFull() {
        where.asOwner().useHandle(handle -> {
            handle.execute("CREATE FUNCTION fill_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                    + " 'could not extend file' USING ERRCODE = 'disk_full'; END $$");
            handle.execute("CREATE TRIGGER fill_up BEFORE INSERT ON viewer_session EXECUTE FUNCTION fill_up()");
        });
        assertDown(storage("").call(), "its disk is full", "53100");
    }

    @Test
    @DisplayName("a role without a privilege is no start, and is told how it gets it")
    void refusesToStartWithoutAPrivilege() {
        where.asOwner().useHandle(handle -> handle.execute("REVOKE INSERT ON viewer_session FROM sightline_app"));
        LaunchStorage storage = storage("");
        assertDown(storage.call(), "the application's role lacks a privilege", "42501");
        StartRefusedException refusal =
                assertThrows(StartRefusedException.class, () -> storage.atStart(new StartupEvent()));
        assertTrue(refusal.happened().contains("permission denied for table viewer_session"), refusal.happened());
        assertTrue(refusal.toDo().contains("QUARKUS_FLYWAY_USERNAME"), refusal.toDo());
    }

    @Test
    @DisplayName("an older schema is no start")
    void refusesToStartOnAnOlderSchema() {
        where.asOwner().useHandle(handle -> handle.execute("DROP TABLE viewer_session"));
        StartRefusedException refusal =
                assertThrows(StartRefusedException.class, () -> storage("").atStart(new StartupEvent()));
        assertTrue(refusal.toDo().startsWith("Migrate first"), refusal.toDo());
    }

    @Test
    void triesNoMoreOftenThanEveryFiveSeconds() {
        LaunchStorage storage = storage("");
        assertEquals(Status.UP, storage.call().getStatus());
        where.asOwner().useHandle(handle -> handle.execute("REVOKE INSERT ON viewer_session FROM sightline_app"));
        assertEquals(Status.UP, storage.call().getStatus());
        clock.advance(Duration.ofSeconds(6));
        assertEquals(Status.DOWN, storage.call().getStatus());
    }

    private LaunchStorage storage(String parameters) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(where.url() + "?" + parameters);
        source.setUser("sightline_app");
        source.setPassword("test-only");
        return new LaunchStorage(new Database(source, "audit", metrics), clock);
    }

    private int rows(String table) {
        return where.asOwner()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private static void assertDown(HealthCheckResponse answer, String why, String state) {
        assertEquals(Status.DOWN, answer.getStatus());
        assertEquals(Map.of("why", why, "sqlState", state), answer.getData().orElseThrow());
    }
}
