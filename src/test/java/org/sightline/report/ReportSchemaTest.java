package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.testing.TestDatabase;

class ReportSchemaTest {

    private static final String INSERT = """
            INSERT INTO problem_report (reference, launch_id, form_id, registration, organisation_ods, organisation_name,
                kind, words, user_issuer, user_subject, user_name, user_role_code, user_role_name, nhs_number,
                configuration_version, application_version %s)
            VALUES ('%s', 'l', 'AAAAAAAAAAAAAAAAAAAAAA', 'northgate', 'RNG01', 'Northgate', '%s', '%s',
                'i', 's', 'n', 'r', 'r', '9990000018', 'c', 'a' %s)
            """;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String CHECK_VIOLATION = "23514";

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
        database.asApplication().useHandle(h -> h.execute(insert("K7P-3QX-9MT", "other", "words")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE problem_report SET words = 'others'",
                "DELETE FROM problem_report",
                "TRUNCATE problem_report",
                "DROP TABLE problem_report"
            })
    void theApplicationMayInsertAndReadAndNothingElse(String sql) {
        assertRefused(INSUFFICIENT_PRIVILEGE, sql);
    }

    @ParameterizedTest
    @CsvSource({"reported_at, now(), 42501", "sequence, 1, 428C9"})
    void theApplicationMayNotChooseWhenOrInWhichOrder(String column, String value, String state) {
        assertRefused(state, INSERT.formatted(", " + column, "K7P-3QX-9MX", "other", "words", ", " + value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7P3QX9MT|other|words",
                "K7P-3QX-9MX|gossip|words",
                "K7P-3QX-9MX|feedback|words of a patient",
                "K7P-3QX-9MX|other|"
            })
    void whatIsNoReportIsNotKept(String report) {
        String[] parts = report.split("\\|", -1);

        assertRefused(CHECK_VIOLATION, insert(parts[0], parts[1], parts[2]));
    }

    private static String insert(String reference, String kind, String words) {
        return INSERT.formatted("", reference, kind, words, "");
    }

    private static void assertRefused(String state, String sql) {
        JdbiException refused =
                assertThrows(JdbiException.class, () -> database.asApplication().useHandle(h -> h.execute(sql)));
        assertEquals(state, ((SQLException) refused.getCause()).getSQLState());
    }
}
