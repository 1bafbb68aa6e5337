package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.testing.TestDatabase;

class AuditSchemaTest {

    private static final String INSERT = """
            INSERT INTO audit_entry (node, event, outcome, configuration_version, application_version)
            VALUES ('node', 'signed-out', 'success', 'c', 'a')
            """;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
        database.asApplication().useHandle(h -> h.execute(INSERT));
    }

    @ParameterizedTest
    @DisplayName("A04: the application's role can neither change nor remove a row, nor choose its number or time")
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET event = 'other'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DROP TABLE audit_entry",
                "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
                "SELECT setval('audit_entry_sequence', 1)",
                "CREATE TABLE audit_entry_mine (LIKE audit_entry)",
                "INSERT INTO audit_entry (sequence, node, event, outcome, configuration_version, application_version)"
                        + " VALUES (1, 'n', 'e', 'success', 'c', 'a')",
                "INSERT INTO audit_entry (recorded_at, node, event, outcome, configuration_version,"
                        + " application_version) VALUES (now(), 'n', 'e', 'success', 'c', 'a')"
            })
    void deniesEverythingButInsertAndSelect(String sql) {
        assertDenied(sql);
    }

    @Test
    @DisplayName("A04: no partition can be reached around its parent")
    void deniesPartitionsToo() {
        String partition = database.asOwner()
                .withHandle(h -> h.createQuery("SELECT tableoid::regclass::text FROM audit_entry")
                        .mapTo(String.class)
                        .first());

        assertDenied("UPDATE " + partition + " SET event = 'other'");
        assertDenied("DELETE FROM " + partition);
        assertDenied("TRUNCATE " + partition);
        assertDenied("ALTER TABLE audit_entry DETACH PARTITION " + partition);
    }

    @Test
    @DisplayName("A09: last month's, this month's and three more partitions are there, cut at midnight UTC")
    void makesPartitionsAhead() {
        assertEquals(5, partitions(database));
        boolean allAtMidnightUtc = database.asOwner().withHandle(h -> {
            h.execute("SET TIME ZONE 'UTC'");
            return h.createQuery("""
                            SELECT bool_and(pg_get_expr(relpartbound, oid)
                                ~ '^FOR VALUES FROM \\(.*-01 00:00:00\\+00.\\) TO \\(.*-01 00:00:00\\+00.\\)$')
                            FROM pg_class WHERE relispartition AND relkind = 'r'
                            """).mapTo(Boolean.class).one();
        });
        assertTrue(allAtMidnightUtc);
    }

    @Test
    @DisplayName("A09: the application's role can have further partitions made, and again without harm")
    void makesPartitionsForTheApplication() {
        TestDatabase other = TestDatabase.migrated();

        assertEquals(3, make(other, 6));
        assertEquals(0, make(other, 6));
        assertEquals(8, partitions(other));
    }

    @Test
    @DisplayName("A09: while one node makes partitions, another returns at once")
    void oneNodeMakesPartitionsAtATime() {
        database.asApplication().useTransaction(h -> {
            h.select("SELECT pg_advisory_xact_lock(hashtext('sightline.audit_make_partitions'))")
                    .mapToMap()
                    .list();

            assertEquals(0, make(database, 12));
        });
    }

    private static int make(TestDatabase database, int monthsAhead) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT audit_make_partitions(:months)")
                        .bind("months", monthsAhead)
                        .mapTo(Integer.class)
                        .one());
    }

    private static int partitions(TestDatabase database) {
        return database.asOwner()
                .withHandle(
                        h -> h.createQuery("SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit_entry'::regclass")
                                .mapTo(Integer.class)
                                .one());
    }

    private static void assertDenied(String sql) {
        JdbiException denied =
                assertThrows(JdbiException.class, () -> database.asApplication().useHandle(h -> h.execute(sql)));
        assertEquals(INSUFFICIENT_PRIVILEGE, ((SQLException) denied.getCause()).getSQLState());
    }
}
