package org.sightline.policy.override;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.CaseVerdict;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;

/**
 * An override as it was kept.
 *
 * @param user by name and role, and for whom they acted
 * @param reason in the words that were shown
 * @param words the user's own
 * @param verdict how its review ended, with the officer; empty while it is open
 */
public record StoredOverride(
        String reference,
        NhsNumber patient,
        Instant begunAt,
        String user,
        String reason,
        String words,
        String verdict) {

    static StoredOverride of(ResultSet columns, StatementContext context) throws SQLException {
        String outcome = columns.getString("outcome");
        String actingFor = columns.getString("acting_for");
        return new StoredOverride(
                columns.getString("reference"),
                new NhsNumber(columns.getString("nhs_number")),
                Database.instant(columns, "begun_at"),
                columns.getString("user_name") + ", " + columns.getString("user_role_name")
                        + (actingFor == null ? "" : ", acting for " + actingFor),
                columns.getString("reason_words"),
                columns.getString("words"),
                outcome == null
                        ? ""
                        : CaseVerdict.Outcome.ofCode(outcome).orElseThrow().words() + ": "
                                + columns.getString("review_words") + " (" + columns.getString("officer_name") + ")");
    }

    public boolean isOpen() {
        return verdict.isEmpty();
    }
}
