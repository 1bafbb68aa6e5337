package org.sightline.policy.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * How an objection, or its reversal, reached an officer.
 *
 * @param representative the name of whoever spoke for the patient; empty if the patient did
 * @param evidence where the letter, form or note is kept
 */
public record Reception(
        LocalDate receivedOn, HowReceived how, OnBehalf onBehalf, String representative, String evidence) {

    /** The most characters of a representative's name. */
    public static final int MOST_REPRESENTATIVE = 200;

    /** The most characters of an evidence reference. */
    public static final int MOST_EVIDENCE = 300;

    /** From the columns that entries and requests both have. */
    static Reception of(ResultSet columns) throws SQLException {
        return new Reception(
                columns.getObject("received_on", LocalDate.class),
                HowReceived.ofCode(columns.getString("how_received")).orElseThrow(),
                OnBehalf.ofCode(columns.getString("on_behalf")).orElseThrow(),
                columns.getString("representative"),
                columns.getString("evidence"));
    }

    <S extends SqlStatement<S>> S bindTo(S statement) {
        return statement
                .bind("receivedOn", receivedOn)
                .bind("howReceived", how.code())
                .bind("onBehalf", onBehalf.code())
                .bind("representative", representative)
                .bind("evidence", evidence);
    }
}
