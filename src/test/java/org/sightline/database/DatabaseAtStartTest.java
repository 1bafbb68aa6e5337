package org.sightline.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.database.DatabaseAtStart.Role;
import org.sightline.start.StartRefusedException;
import org.sightline.testing.FreePort;
import org.sightline.testing.TestDatabase;

/** What an operator is told when a role cannot use the database. */
class DatabaseAtStartTest {

    private final DatabaseAtStart atOnce = new DatabaseAtStart(Duration.ZERO);

    @Test
    void letsARoleGoOnThatCanConnect() {
        atOnce.look(application(TestDatabase.migrated().url(), "test-only"));
    }

    @Test
    @DisplayName("a wrong password names its two variables and the role, and is tried once")
    void triesAWrongPasswordOnce() throws IOException {
        String words = refused(application(TestDatabase.migrated().url() + "-none", "test-only"));
        assertTrue(words.contains("it holds no database of this name"), words);

        try (PlayedServer server = PlayedServer.refusing("28P01", "password authentication failed for user \"app\"")) {
            DatabaseAtStart patient = new DatabaseAtStart(Duration.ofMinutes(5));
            StartRefusedException refusal =
                    assertThrows(StartRefusedException.class, () -> patient.look(application(server.url(), "wrong")));
            assertEquals(
                    "The database cannot be used as \"sightline_app\": it does not take the role's name and password"
                            + " (FATAL: password authentication failed for user \"app\").",
                    refusal.happened());
            assertEquals(
                    "Correct QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD, or let the role in by"
                            + " pg_hba.conf; it was tried once.",
                    refusal.toDo());
            assertEquals(1, server.tries());
        }
    }

    @Test
    @DisplayName("a PostgreSQL older than 15 is named with its version")
    void refusesAnOldServer() throws IOException {
        try (PlayedServer server = PlayedServer.ofVersion("14.11")) {
            String words = refused(application(server.url(), "right"));
            assertTrue(words.startsWith("The database is PostgreSQL 14.11, and this needs 15 or newer."), words);
        }
        try (PlayedServer server = PlayedServer.ofVersion("15.2")) {
            atOnce.look(application(server.url(), "right"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "57P03, the database system is starting up, it is starting or stopping",
        "53300, too many clients already, it has no connection left",
        "3D000, database \"sightline\" does not exist, it holds no database of this name",
        "42501, permission denied for database \"sightline\", the application's role lacks a privilege"
    })
    void saysWhatTheServerSaid(String state, String message, String words) throws IOException {
        try (PlayedServer server = PlayedServer.refusing(state, message)) {
            String said = refused(application(server.url(), "right"));
            assertTrue(said.contains(words) && said.contains(message), said);
        }
    }

    @Test
    @DisplayName("a server that is starting is waited for")
    void waitsForAServerThatStarts() throws IOException {
        try (PlayedServer server = PlayedServer.refusing("57P03", "the database system is starting up")) {
            DatabaseAtStart patient = new DatabaseAtStart(Duration.ofMillis(1_500));
            assertThrows(StartRefusedException.class, () -> patient.look(application(server.url(), "right")));
            assertTrue(server.tries() >= 2, "tried " + server.tries() + " times");
        }
    }

    @Test
    void namesTheAddressWithoutItsPassword() throws IOException {
        String url = "jdbc:postgresql://localhost:" + FreePort.any() + "/sightline?password=hunter2";
        String words = refused(application(url, "right"));
        assertTrue(words.contains("it cannot be reached"), words);
        assertTrue(words.contains("QUARKUS_DATASOURCE_JDBC_URL (now jdbc:postgresql://localhost:"), words);
        assertTrue(!words.contains("hunter2"), words);
    }

    @Test
    void namesWhatIsNoAddress() {
        for (String url : List.of("postgres://db/sightline", "jdbc:mysql://db/sightline", "db.example.nhs.uk")) {
            String words = refused(new Role("QUARKUS_FLYWAY", url, "sightline_owner", ""));
            assertTrue(words.startsWith("QUARKUS_FLYWAY_JDBC_URL is no address of a PostgreSQL database."), words);
        }
    }

    private String refused(Role role) {
        return assertThrows(StartRefusedException.class, () -> atOnce.look(role))
                .getMessage();
    }

    private static Role application(String url, String password) {
        return new Role("QUARKUS_DATASOURCE", url, "sightline_app", password);
    }
}
