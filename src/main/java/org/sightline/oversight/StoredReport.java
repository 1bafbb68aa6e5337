package org.sightline.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;
import org.sightline.report.ProblemKind;

/**
 * A report as it was kept.
 *
 * @param sequence later reports have higher ones
 */
record StoredReport(
        long sequence,
        String reference,
        Instant reportedAt,
        ProblemKind kind,
        Optional<String> tab,
        Optional<String> feed,
        String words,
        Optional<String> contact,
        Reporter reporter,
        NhsNumber patient,
        Versions versions) {

    static final String COLUMNS = """
            sequence, reference, reported_at, kind, tab, feed, words, contact, user_subject, user_name, user_role_name,
            organisation_ods, nhs_number, launch_id, configuration_version, application_version""";

    /** Who reported it, as they were then, and in which launch. */
    record Reporter(String id, String name, String role, String odsCode, String launchId) {}

    /** With what the page was made that was reported. */
    record Versions(String configuration, String application) {}

    static StoredReport of(ResultSet columns, StatementContext context) throws SQLException {
        return new StoredReport(
                columns.getLong("sequence"),
                columns.getString("reference"),
                Database.instant(columns, "reported_at"),
                ProblemKind.ofCode(columns.getString("kind")).orElse(ProblemKind.OTHER),
                Optional.ofNullable(columns.getString("tab")),
                Optional.ofNullable(columns.getString("feed")),
                columns.getString("words"),
                Optional.ofNullable(columns.getString("contact")),
                new Reporter(
                        columns.getString("user_subject"),
                        columns.getString("user_name"),
                        columns.getString("user_role_name"),
                        columns.getString("organisation_ods"),
                        columns.getString("launch_id")),
                new NhsNumber(columns.getString("nhs_number")),
                new Versions(columns.getString("configuration_version"), columns.getString("application_version")));
    }
}
