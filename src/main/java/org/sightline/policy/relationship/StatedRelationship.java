package org.sightline.policy.relationship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;

/**
 * A stated relationship as it was kept.
 *
 * @param user by name and role
 * @param words what they stated, as they were shown it
 */
public record StatedRelationship(String reference, NhsNumber patient, Instant statedAt, String user, String words) {

    static StatedRelationship of(ResultSet columns, StatementContext context) throws SQLException {
        return new StatedRelationship(
                columns.getString("reference"),
                new NhsNumber(columns.getString("nhs_number")),
                Database.instant(columns, "begun_at"),
                columns.getString("user_name") + ", " + columns.getString("user_role_name"),
                columns.getString("reason_words"));
    }
}
