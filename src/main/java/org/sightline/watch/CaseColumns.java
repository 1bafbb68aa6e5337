package org.sightline.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sightline.context.CaseVerdict.Outcome;
import org.sightline.context.NhsNumber;
import org.sightline.database.Database;
import org.sightline.registration.watch.Watch.Kind;
import org.sightline.watch.AlertCases.About;
import org.sightline.watch.AlertCases.AlertCase;
import org.sightline.watch.AlertCases.Evidence;
import org.sightline.watch.AlertCases.Given;
import org.sightline.watch.AlertCases.Origin;
import org.sightline.watch.AlertCases.State;
import org.sightline.watch.AlertCases.Where;

/** Cases as their columns have them. */
final class CaseColumns {

    /** Of {@code alert_case AS c}, with the closing verdict as {@code v}. */
    static final String OF_A_CASE = """
            c.number, c.reference, c.opened_at, c.rule, c.kind, c.registration, c.four_eyes, c.user_name, c.user_role_name,
            c.nhs_number, c.launch_id, c.day, c.summary, v.outcome, v.given_at,
            (SELECT outcome FROM alert_verdict WHERE reference = c.reference ORDER BY id DESC LIMIT 1) AS proposed,
            (SELECT count(*) FROM alert_evidence WHERE reference = c.reference) AS evidence
            """;

    private CaseColumns() {}

    static AlertCase alertCase(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String nhsNumber = row.getString("nhs_number");
        return new AlertCase(
                row.getString("reference"),
                Database.instant(row, "opened_at"),
                new Origin(
                        row.getString("rule"),
                        Kind.ofCode(row.getString("kind")),
                        row.getString("registration"),
                        row.getBoolean("four_eyes")),
                new About(
                        user(row),
                        nhsNumber == null ? null : new NhsNumber(nhsNumber),
                        text(row, "launch_id"),
                        row.getObject("day", LocalDate.class)),
                row.getString("summary"),
                state(row),
                row.getInt("evidence"));
    }

    static Evidence evidence(ResultSet row, StatementContext context) throws SQLException {
        String document = text(row, "document");
        return new Evidence(
                row.getLong("sequence"),
                Database.instant(row, "recorded_at"),
                row.getString("event"),
                document.isEmpty() ? text(row, "reason") : document,
                new Where(user(row), text(row, "nhs_number"), text(row, "tab"), text(row, "ip")));
    }

    static Given given(ResultSet row, StatementContext context) throws SQLException {
        return new Given(
                Database.instant(row, "given_at"),
                outcome(row.getString("outcome")),
                row.getString("words"),
                row.getString("officer_name"));
    }

    private static State state(ResultSet row) throws SQLException {
        @Nullable String closed = row.getString("outcome");
        @Nullable String proposed = row.getString("proposed");
        if (closed != null) {
            return new State.Closed(outcome(closed), Database.instant(row, "given_at"));
        }
        return proposed == null ? new State.Open() : new State.Proposed(outcome(proposed));
    }

    private static Outcome outcome(String code) {
        return Outcome.ofCode(code).orElseThrow();
    }

    private static String user(ResultSet row) throws SQLException {
        return Stream.of(text(row, "user_name"), text(row, "user_role_name"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
