package org.sightline.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sightline.testing.TestDatabase;

class DatabaseTest {

    private static final String PATIENT = "9990000018";

    private static TestDatabase of;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Database database = connected("");

    @BeforeAll
    static void migrate() {
        of = TestDatabase.migrated();
        of.asOwner().useHandle(handle -> {
            handle.execute("CREATE TABLE noted (what text PRIMARY KEY CHECK (what <> 'refused " + PATIENT
                    + "'), at timestamptz)");
            handle.execute("GRANT SELECT, INSERT ON noted TO sightline_app");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"twice", "refused"})
    @DisplayName("A14: a statement that fails names the constraint and the SQL state, and no value")
    void keepsPatientsOutOfItsMessages(String what) {
        of.asOwner()
                .useHandle(handle ->
                        handle.execute("INSERT INTO noted VALUES ('twice " + PATIENT + "') ON CONFLICT DO NOTHING"));
        StorageUnavailableException failed =
                assertThrows(StorageUnavailableException.class, () -> note(what + " " + PATIENT));
        assertTrue(failed.sqlState().startsWith("23"), failed.sqlState());
        assertTrue(failed.getMessage().contains(failed.sqlState()), failed.getMessage());
        assertTrue(trace(failed).contains("noted_"), trace(failed));
        assertFalse(trace(failed).contains(PATIENT), trace(failed));
    }

    @Test
    @DisplayName(
            "NUL, which PostgreSQL cannot hold, is stored and looked for as a mark: whoever sends it stops no statement")
    void nulIsMarked() {
        String told = database.withHandle(handle -> handle.createQuery("SELECT CAST(:text AS text)")
                .bind("text", "a\0b")
                .mapTo(String.class)
                .one());

        assertEquals("a\ufffdb", told);
    }

    @Test
    @DisplayName("A14: a value of the wrong kind is not repeated either")
    void doesNotRepeatAValueOfTheWrongKind() {
        StorageUnavailableException failed = assertThrows(
                StorageUnavailableException.class,
                () -> database.withHandle(handle -> handle.createQuery("SELECT CAST(:value AS jsonb)::text")
                        .bind("value", "{patient " + PATIENT)
                        .mapTo(String.class)
                        .one()));
        assertFalse(trace(failed).contains(PATIENT), trace(failed));
        assertEquals("22P02", failed.sqlState());
    }

    @Test
    @DisplayName("A06: a moment comes back as it was, whatever zone the connection and the clocks' change say")
    void storesMomentsInOneZone() {
        Instant inTheHourThatComesTwice = Instant.parse("2026-10-25T00:30:00.123456Z");
        Instant back = connected("options=-c%20TimeZone=Europe/London")
                .withHandle(handle -> handle.createQuery(
                                "SELECT :at AS at, CAST(:at AS timestamptz) = '2026-10-25T00:30:00.123456Z' AS same")
                        .bind("at", inTheHourThatComesTwice)
                        .map((row, _) -> {
                            assertTrue(row.getBoolean("same"));
                            return Database.instant(row, "at");
                        })
                        .one());
        assertEquals(inTheHourThatComesTwice, back);
    }

    @Test
    @DisplayName("nothing slow is done while a connection is held")
    void isHeldForStatementsOnly() {
        assertDoesNotThrow(Database::requireNoneHeld);
        assertThrows(IllegalStateException.class, () -> database.useHandle(_ -> Database.requireNoneHeld()));
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(_ -> connected("").withHandle(handle -> handle.execute("SELECT 1"))));
        assertDoesNotThrow(Database::requireNoneHeld);
    }

    @Test
    void undoesATransactionThatFails() {
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(handle -> {
                    handle.execute("INSERT INTO noted (what) VALUES ('undone')");
                    throw new IllegalStateException("no");
                }));
        int noted = database.withHandle(handle -> handle.createQuery("SELECT count(*) FROM noted WHERE what = 'undone'")
                .mapTo(Integer.class)
                .one());
        assertEquals(0, noted);
    }

    @Test
    void isTimedByOutcome() {
        note("timed");
        assertThrows(StorageUnavailableException.class, () -> note("timed"));
        for (String outcome : Set.of("done", "failed")) {
            assertEquals(
                    1,
                    metrics.timer("sightline.database", "pool", "test", "outcome", outcome)
                            .count());
        }
    }

    private void note(String what) {
        database.useHandle(handle -> handle.createUpdate("INSERT INTO noted (what) VALUES (:what)")
                .bind("what", what)
                .execute());
    }

    private Database connected(String parameters) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(of.url() + "?" + parameters);
        source.setUser("sightline_app");
        source.setPassword("test-only");
        return new Database(source, "test", metrics);
    }

    private static String trace(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
