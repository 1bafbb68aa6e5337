package org.sightline.policy.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.database.Database;

/**
 * What somebody asked for by an online form, waiting for an officer.
 *
 * @param number by which it is answered
 * @param registration the organisation whose form sent it
 */
public record ObjectionRequest(
        long number,
        NhsNumber patient,
        ObjectionChange change,
        ObjectionScope scope,
        Reception reception,
        Instant receivedAt,
        String registration) {

    static final String COLUMNS = """
            sequence, nhs_number, change, feeds, categories, received_on, how_received, on_behalf, representative, evidence, received_at,
            registration""";

    static ObjectionRequest of(ResultSet columns, StatementContext context) throws SQLException {
        return new ObjectionRequest(
                columns.getLong("sequence"),
                new NhsNumber(columns.getString("nhs_number")),
                ObjectionEntry.change(columns.getString("change")),
                ScopeColumns.of(columns),
                Reception.of(columns),
                Database.instant(columns, "received_at"),
                columns.getString("registration"));
    }
}
