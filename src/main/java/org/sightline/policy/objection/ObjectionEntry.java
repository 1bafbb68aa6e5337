package org.sightline.policy.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.database.Database;

/**
 * One entry of a patient's history. None is ever changed: a reversal is an entry of its own.
 *
 * @param scope what is objected to; of a reversal everything is shown again
 * @param officer who recorded it, by name
 * @param organisation whose officer that was, by name
 */
public record ObjectionEntry(
        NhsNumber patient,
        ObjectionChange change,
        ObjectionScope scope,
        Reception reception,
        Instant recordedAt,
        String officer,
        String organisation) {

    static final String COLUMNS = """
            nhs_number, change, feeds, categories, received_on, how_received, on_behalf, representative, evidence, recorded_at,
            officer_name, organisation_name""";

    static ObjectionEntry of(ResultSet columns, StatementContext context) throws SQLException {
        return new ObjectionEntry(
                new NhsNumber(columns.getString("nhs_number")),
                change(columns.getString("change")),
                ScopeColumns.of(columns),
                Reception.of(columns),
                Database.instant(columns, "recorded_at"),
                columns.getString("officer_name"),
                columns.getString("organisation_name"));
    }

    /** In doubt the patient objects. */
    static ObjectionChange change(String code) {
        return code.equals(ObjectionChange.REVERSED.code()) ? ObjectionChange.REVERSED : ObjectionChange.OBJECTED;
    }
}
