package org.sightline.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.TestDatabase;

/** The application's role under another name than the last time. */
class ApplicationRoleTest {

    private static final String NAME = "Viewer of \"O'Brien\"";
    private static final String QUOTED = "\"Viewer of \"\"O'Brien\"\"\"";

    private static final String PRIVILEGES = """
            SELECT relation.relname || ' ' || entry.privilege_type FROM pg_class relation, aclexplode(relation.relacl) entry
            WHERE entry.grantee = (SELECT oid FROM pg_roles WHERE rolname = :role)
            UNION ALL
            SELECT relation.relname || '.' || columns.attname || ' ' || entry.privilege_type
            FROM pg_attribute columns JOIN pg_class relation ON relation.oid = columns.attrelid,
                aclexplode(columns.attacl) entry
            WHERE entry.grantee = (SELECT oid FROM pg_roles WHERE rolname = :role)
            UNION ALL
            SELECT function.proname || ' ' || entry.privilege_type FROM pg_proc function, aclexplode(function.proacl) entry
            WHERE entry.grantee = (SELECT oid FROM pg_roles WHERE rolname = :role)
            ORDER BY 1
            """;

    @Test
    @DisplayName("a role of any name is granted what the role before it was, and no more")
    void aRoleOfAnyNameMayDoTheSame() {
        TestDatabase database = TestDatabase.migrated();
        List<String> before = privileges(database, "sightline_app");
        database.asSuperuser().useHandle(handle -> handle.execute("CREATE ROLE " + QUOTED + " LOGIN"));
        try {
            Flyway.configure()
                    .dataSource(database.url(), "sightline_owner", "test-only")
                    .placeholders(Map.of("appRole", QUOTED))
                    .load()
                    .migrate();
            assertFalse(before.isEmpty());
            assertEquals(before, privileges(database, NAME));
            assertEquals(before, privileges(database, "sightline_app"));
        } finally {
            database.asSuperuser().useHandle(handle -> {
                handle.execute("DROP OWNED BY " + QUOTED);
                handle.execute("DROP ROLE " + QUOTED);
            });
        }
    }

    private static List<String> privileges(TestDatabase database, String role) {
        Jdbi owner = database.asOwner();
        return owner.withHandle(handle -> handle.createQuery(PRIVILEGES)
                .bind("role", role)
                .mapTo(String.class)
                .list());
    }
}
