package org.sightline.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.database.Database;
import org.sightline.watch.WatchedRow.Person;
import org.sightline.watch.WatchedRow.Role;

/** The history out of the trail's own table; an index by user and one by patient serve the questions. */
final class PostgresHistory implements TrailHistory {

    /** With fewer a percentile says nothing of what is usual. */
    private static final int FEWEST_DAYS = 20;

    /** A subject with more is found long before. */
    private static final int MOST = 5_000;

    private static final String OPENINGS = """
            SELECT sequence, recorded_at, user_issuer, user_subject, nhs_number, ip FROM audit_entry
            WHERE event = 'opening' AND registration = :registration
              AND recorded_at >= :from AND recorded_at < :until
            """;
    private static final String BY_USER = OPENINGS
            + "AND user_issuer = :issuer AND user_subject = :subject ORDER BY recorded_at, sequence LIMIT :most";
    private static final String BY_PATIENT =
            OPENINGS + "AND nhs_number = :nhsNumber ORDER BY recorded_at, sequence LIMIT :most";
    private static final String OVERRIDES = """
            SELECT a.sequence, a.recorded_at, o.words FROM audit_entry AS a
            JOIN override_entry AS o ON o.reference = a.objection ->> 'reference'
            WHERE a.event = 'override-begun' AND a.registration = :registration
              AND a.user_issuer = :issuer AND a.user_subject = :subject
              AND a.recorded_at > :from AND a.recorded_at <= :until
            ORDER BY a.recorded_at, a.sequence LIMIT :most
            """;
    private static final String KEEP = """
            INSERT INTO watch_day (registration, role_code, day, user_issuer, user_subject, patients)
            VALUES (:registration, :role, :day, :issuer, :subject, :patients)
            ON CONFLICT (registration, role_code, day, user_issuer, user_subject)
            DO UPDATE SET patients = greatest(watch_day.patients, excluded.patients)
            """;
    private static final String NAMED = """
            INSERT INTO watch_surname (surname, user_issuer, user_subject) VALUES (:surname, :issuer, :subject)
            ON CONFLICT DO NOTHING
            """;
    private static final String USERS = "SELECT count(*) FROM watch_surname WHERE surname = :surname";
    private static final String PERCENTILE = """
            SELECT percentile_disc(CAST(:share AS double precision)) WITHIN GROUP (ORDER BY patients) AS patients,
                count(*) AS days
            FROM watch_day
            WHERE registration = :registration AND role_code = :role AND day < :before AND day >= :from
            """;

    private final Handle handle;

    /** @param handle for as long as it is asked */
    PostgresHistory(Handle handle) {
        this.handle = handle;
    }

    @Override
    public List<Opened> openings(String registration, Person user, Instant from, Instant until) {
        return handle.createQuery(BY_USER)
                .bind("registration", registration)
                .bind("issuer", user.issuer())
                .bind("subject", user.subject())
                .bind("from", from)
                .bind("until", until)
                .bind("most", MOST)
                .map(PostgresHistory::opened)
                .list();
    }

    @Override
    public List<Opened> openings(String registration, String nhsNumber, Instant from, Instant until) {
        return handle.createQuery(BY_PATIENT)
                .bind("registration", registration)
                .bind("nhsNumber", nhsNumber)
                .bind("from", from)
                .bind("until", until)
                .bind("most", MOST)
                .map(PostgresHistory::opened)
                .list();
    }

    @Override
    public List<Overridden> overrides(String registration, Person user, Instant until, Duration back) {
        return handle.createQuery(OVERRIDES)
                .bind("registration", registration)
                .bind("issuer", user.issuer())
                .bind("subject", user.subject())
                .bind("from", until.minus(back))
                .bind("until", until)
                .bind("most", MOST)
                .map((row, _) -> new Overridden(
                        new WatchFinding.Row(row.getLong("sequence"), Database.instant(row, "recorded_at")),
                        plain(row.getString("words"))))
                .list();
    }

    @Override
    public void keep(String registration, Person user, LocalDate day, int patients) {
        handle.createUpdate(KEEP)
                .bind("registration", registration)
                .bind("role", user.role().code())
                .bind("day", day)
                .bind("issuer", user.issuer())
                .bind("subject", user.subject())
                .bind("patients", patients)
                .execute();
    }

    @Override
    public void keepSurname(String surname, Person user) {
        handle.createUpdate(NAMED)
                .bind("surname", surname)
                .bind("issuer", user.issuer())
                .bind("subject", user.subject())
                .execute();
    }

    @Override
    public int usersOf(String surname) {
        return handle.createQuery(USERS)
                .bind("surname", surname)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public OptionalInt percentile(String registration, Role role, LocalDate before, int percentile, int days) {
        return handle.createQuery(PERCENTILE)
                .bind("share", percentile / 100.0)
                .bind("registration", registration)
                .bind("role", role.code())
                .bind("before", before)
                .bind("from", before.minusDays(days))
                .map((row, _) ->
                        row.getInt("days") < FEWEST_DAYS ? OptionalInt.empty() : OptionalInt.of(row.getInt("patients")))
                .one();
    }

    private static Opened opened(ResultSet row, StatementContext context) throws SQLException {
        return new Opened(
                new WatchFinding.Row(row.getLong("sequence"), Database.instant(row, "recorded_at")),
                row.getString("user_issuer") + " " + row.getString("user_subject"),
                Objects.requireNonNullElse(row.getString("nhs_number"), ""),
                Objects.requireNonNullElse(row.getString("ip"), ""));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
