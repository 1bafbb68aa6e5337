package org.sightline.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;
import org.sightline.report.ReportKind;
import org.sightline.report.ReportState;

/**
 * A report as it was kept.
 *
 * @param sequence later reports have higher ones
 * @param patientOrNull null for what is about the viewer and no patient
 */
record StoredReport(
        long sequence,
        String reference,
        Instant reportedAt,
        Told told,
        Reporter reporter,
        @Nullable NhsNumber patientOrNull,
        Versions versions) {

    static final String COLUMNS = """
            sequence, reference, reported_at, kind, tab, feed, words, contact, user_subject, user_name, user_role_name,
            acting_for, organisation_ods, nhs_number, launch_id, configuration_version, application_version,
            coalesce((SELECT state FROM report_step AS s WHERE s.reference = problem_report.reference
                ORDER BY id DESC LIMIT 1), 'new') AS state,
            coalesce((SELECT words FROM report_step AS s WHERE s.reference = problem_report.reference AND words <> ''
                ORDER BY id DESC LIMIT 1), '') AS answer""";

    /**
     * What was reported.
     *
     * @param tabOrNull null if it was seen on no one tab
     * @param feedOrNull null if its reporter was not sure
     * @param came what officers did about it
     */
    record Told(
            ReportKind kind,
            @Nullable String tabOrNull,
            @Nullable String feedOrNull,
            String words,
            CameOfIt came) {}

    /** @param answer what the reporter was told last; empty if nothing */
    record CameOfIt(ReportState state, String answer) {}

    /**
     * Who reported it, as they were then, and in which launch.
     *
     * @param actingForOrNull for whom they acted; null if for nobody else
     * @param contactOrNull how they want to be reached; null if they did not say
     */
    record Reporter(
            String id,
            String name,
            String role,
            @Nullable String actingForOrNull,
            String odsCode,
            String launchId,
            @Nullable String contactOrNull) {}

    /** With what the page was made that was reported. */
    record Versions(String configuration, String application) {}

    ReportKind kind() {
        return told.kind();
    }

    Optional<String> tab() {
        return Optional.ofNullable(told.tabOrNull());
    }

    Optional<String> feed() {
        return Optional.ofNullable(told.feedOrNull());
    }

    ReportState state() {
        return told.came().state();
    }

    String answer() {
        return told.came().answer();
    }

    String words() {
        return told.words();
    }

    Optional<NhsNumber> patient() {
        return Optional.ofNullable(patientOrNull);
    }

    Optional<String> actingFor() {
        return Optional.ofNullable(reporter.actingForOrNull());
    }

    Optional<String> contact() {
        return Optional.ofNullable(reporter.contactOrNull());
    }

    static StoredReport of(ResultSet columns, StatementContext context) throws SQLException {
        return new StoredReport(
                columns.getLong("sequence"),
                columns.getString("reference"),
                Database.instant(columns, "reported_at"),
                new Told(
                        ReportKind.ofCode(columns.getString("kind")).orElse(ReportKind.OTHER),
                        columns.getString("tab"),
                        columns.getString("feed"),
                        columns.getString("words"),
                        new CameOfIt(
                                ReportState.ofCode(columns.getString("state")).orElse(ReportState.NEW),
                                columns.getString("answer"))),
                new Reporter(
                        columns.getString("user_subject"),
                        columns.getString("user_name"),
                        columns.getString("user_role_name"),
                        columns.getString("acting_for"),
                        columns.getString("organisation_ods"),
                        columns.getString("launch_id"),
                        columns.getString("contact")),
                Optional.ofNullable(columns.getString("nhs_number"))
                        .map(NhsNumber::new)
                        .orElse(null),
                new Versions(columns.getString("configuration_version"), columns.getString("application_version")));
    }
}
