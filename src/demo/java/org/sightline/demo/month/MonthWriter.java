package org.sightline.demo.month;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the month as the owner of the tables: nobody else may choose when a row was recorded. */
public final class MonthWriter {

    private static final List<String> COLUMNS = List.of(
            "user_issuer",
            "user_subject",
            "user_name",
            "user_role_code",
            "user_role_name",
            "organisation_ods",
            "organisation_name",
            "registration",
            "launch_id",
            "nhs_number",
            "tab",
            "ip",
            "outcome",
            "reason");
    private static final List<String> JSON_COLUMNS = List.of("user_identifiers", "feeds", "alike");

    private static final String OVERRIDE = """
            INSERT INTO override_entry (
                reference, begun_at, ends_at, launch_id, form_id, nhs_number, registration, organisation_name,
                user_issuer, user_subject, user_name, user_role_name, reason_code, reason_words, words)
            VALUES (
                :reference, CAST(:at AS timestamptz), CAST(:at AS timestamptz) + interval '30 minutes', :launch_id,
                lpad(:launch_id, 22, '-'), :nhs_number, :registration, :organisation_name,
                :user_issuer, :user_subject, :user_name, :user_role_name, :reason, 'In the patient’s best interests',
                :words)
            """;

    private MonthWriter() {}

    /**
     * Writes the month that ends with a day.
     *
     * @param registration the organisation's, and the name of its own feed
     */
    public static void write(Handle owner, String registration, LocalDate lastDay) {
        write(owner, PlausibleMonth.rows(registration, lastDay));
    }

    static void write(Handle owner, List<MonthRow> unsorted) {
        PreparedBatch entries = owner.prepareBatch(statement());
        PreparedBatch overrides = owner.prepareBatch(OVERRIDE);
        int number = 0;
        List<MonthRow> rows =
                unsorted.stream().sorted(Comparator.comparing(MonthRow::at)).toList();
        for (MonthRow row : rows) {
            String words = row.columns().get("words");
            String reference = words == null ? "" : "MNT-H%02d-ABC".formatted(++number);
            if (words != null) {
                bind(overrides, row)
                        .bind("reference", reference)
                        .bind("words", words)
                        .add();
            }
            bind(entries, row)
                    .bind("objection", words == null ? null : "{\"reference\": \"" + reference + "\"}")
                    .add();
        }
        entries.execute();
        if (number > 0) {
            overrides.execute();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, MonthRow row) {
        batch.bind("at", row.at().atOffset(ZoneOffset.UTC)).bind("event", row.event());
        COLUMNS.forEach(name -> batch.bind(name, row.columns().get(name)));
        JSON_COLUMNS.forEach(name -> batch.bind(name, row.columns().get(name)));
        return batch;
    }

    private static String statement() {
        String plain = String.join(", ", COLUMNS);
        String json = String.join(", ", JSON_COLUMNS);
        return "INSERT INTO audit_entry (recorded_at, event, node, configuration_version, application_version, objection, "
                + plain + ", " + json + ") VALUES (:at, :event, 'month', 'month', 'month', CAST(:objection AS jsonb), :"
                + String.join(", :", COLUMNS)
                + ", CAST(:" + String.join(" AS jsonb), CAST(:", JSON_COLUMNS) + " AS jsonb))";
    }
}
