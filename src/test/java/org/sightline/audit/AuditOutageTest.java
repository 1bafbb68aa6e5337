package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.database.Database;
import org.sightline.testing.DatabaseServer;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** The trail on a pool like production's, and a PostgreSQL that goes away in every way it can. */
class AuditOutageTest {

    private static final Caller CALLER = new Caller("192.0.2.7", "Mozilla/5.0", "0123456789abcdef");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static DatabaseServer server;
    private static TestDatabase database;

    private final LaunchId launchId = Launches.newId();
    private AgroalDataSource pool;
    private AuditTrail trail;

    @BeforeAll
    static void startServer() {
        server = DatabaseServer.ofItsOwn();
        database = server.database();
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @BeforeEach
    void openPool() throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .idleValidationTimeout(Duration.ofSeconds(1))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(database.url())
                                .principal(new NamePrincipal("sightline_app"))
                                .credential(new SimplePassword("test-only"))
                                .jdbcProperty("connectTimeout", "2")
                                .jdbcProperty("socketTimeout", "3")
                                .jdbcProperty("options", "-c statement_timeout=2000"))));
        trail = new PostgresAuditTrail(
                new Database(pool, "test", new SimpleMeterRegistry()), () -> true, () -> "config-1", "node-a", "0.1.0");
        write();
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    @DisplayName("A01: a stopped database gives no receipt, and the first write after its return may")
    void recoversFromAStop() {
        server.stop();
        assertRefused();
        assertRefused();

        server.start();
        assertWritesSoon();
    }

    @Test
    @DisplayName("A01: a database that hangs gives no receipt within seconds, and is used again when it goes on")
    void recoversFromAHang() {
        server.pause();
        try {
            assertRefused();
        } finally {
            server.resume();
        }
        assertWritesSoon();
    }

    @Test
    @DisplayName("A01: a read-only database gives no receipt")
    void refusesWhileReadOnly() {
        setting("default_transaction_read_only", "on");
        assertRefusedSoon();

        setting("default_transaction_read_only", "off");
        assertWritesSoon();
    }

    @Test
    @DisplayName("A01: a table locked by somebody else gives no receipt within seconds")
    void refusesWhileLocked() {
        database.asOwner().useTransaction(h -> {
            h.execute("LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE");
            assertRefused();
        });
        assertWritesSoon();
    }

    @Test
    @DisplayName("A01: an exhausted pool gives no receipt within seconds")
    void refusesWhileThePoolIsExhausted() throws SQLException {
        try (var _ = pool.getConnection();
                var _ = pool.getConnection()) {
            assertRefused();
        }
        write();
    }

    private void assertRefused() {
        assertTimeout(PATIENCE, () -> assertThrows(AuditUnavailableException.class, this::write));
    }

    /** Each of PostgreSQL's processes takes a changed setting over by itself. */
    private void assertRefusedSoon() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                write();
                assertTrue(Instant.now().isBefore(giveUp), "still writing");
            } catch (AuditUnavailableException e) {
                return;
            }
        }
    }

    /** Connections that died may each fail once; nobody has to do anything. */
    private void assertWritesSoon() {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                long sequence = write();
                assertEquals(1, rowsWith(sequence));
                return;
            } catch (AuditUnavailableException e) {
                assertTrue(Instant.now().isBefore(giveUp), "not recovered");
            }
        }
    }

    private long write() {
        return trail.opening(Opener.of(launchId, Launches.ritaOpensIvy()), TabId.SUMMARY, CALLER)
                .sequence();
    }

    private static int rowsWith(long sequence) {
        return database.asOwner()
                .withHandle(h -> h.createQuery("SELECT count(*) FROM audit_entry WHERE sequence = :s")
                        .bind("s", sequence)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Changes a setting for every connection, those that are open included. */
    private static void setting(String name, String value) {
        database.asSuperuser().useHandle(h -> {
            h.execute("ALTER SYSTEM SET " + name + " = '" + value + "'");
            h.execute("SELECT pg_reload_conf()");
        });
    }
}
