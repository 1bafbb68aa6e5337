package org.sightline.usage;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.sightline.context.UkZone;

/** Counts one day of the trail. Whatever was counted of it before is replaced. */
final class DayCount {

    private static final String ONE_AT_A_TIME =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('sightline.usage.' || CAST(:day AS text), 0))";
    /** A day of a large region takes longer than what somebody waits for. */
    private static final String AT_LENGTH = "SET LOCAL statement_timeout = '120s'";

    private static final List<String> FORGET =
            List.of("DELETE FROM usage_day WHERE day = :day", "DELETE FROM feed_day WHERE day = :day");

    private static final String OF_THE_DAY = "recorded_at >= :from AND recorded_at < :until";

    private static final String OPENED = """
            WITH opened AS MATERIALIZED (
                SELECT registration, coalesce(nullif(user_role_code, ''), '-') AS role_code,
                    coalesce(user_role_name, '') AS role_name, tab, nhs_number,
                    extract(hour FROM recorded_at AT TIME ZONE :zone) AS hour,
                    substring(sha256(convert_to(user_issuer || chr(10) || user_subject, 'UTF8')) FOR 16) AS user_key
                FROM audit_entry
                WHERE event = 'opening' AND registration IS NOT NULL AND user_subject IS NOT NULL AND tab IS NOT NULL
                  AND %s)
            """.formatted(OF_THE_DAY);

    private static final String DAYS = OPENED + """
            INSERT INTO usage_day (registration, role_code, tab, day, role_name, openings, users, patients, hours)
            SELECT coalesce(registration, ''), coalesce(role_code, ''), coalesce(tab, ''), CAST(:day AS date),
                CASE WHEN role_code IS NULL THEN '' ELSE max(role_name) END,
                count(*), count(DISTINCT user_key), count(DISTINCT nhs_number), ARRAY[%s]
            FROM opened GROUP BY CUBE (registration, role_code, tab) HAVING count(*) > 0
            """.formatted(eachHour());

    private static final String WEEKS = OPENED + """
            INSERT INTO usage_week AS known (registration, week, role_code, user_key, tabs)
            SELECT registration, CAST(:week AS date), role_code, user_key, array_agg(DISTINCT tab ORDER BY tab)
            FROM opened GROUP BY registration, role_code, user_key
            ON CONFLICT (registration, week, role_code, user_key) DO UPDATE
            SET tabs = ARRAY(SELECT DISTINCT unnest(known.tabs || excluded.tabs) ORDER BY 1)
            WHERE NOT known.tabs @> excluded.tabs
            """;

    private static final String FIRST = OPENED + """
            INSERT INTO usage_first AS known (registration, user_key, day)
            SELECT DISTINCT registration, user_key, CAST(:day AS date) FROM opened
            ON CONFLICT (registration, user_key) DO UPDATE SET day = excluded.day WHERE known.day > excluded.day
            """;

    private static final String FEEDS = """
            WITH read AS MATERIALIZED (
                SELECT a.registration, f.feed, f.outcome, f.millis,
                    CASE WHEN f.outcome IN ('unavailable', 'patient-mismatch') THEN split_part(f.detail, ':', 1)
                         ELSE '' END AS reason
                FROM audit_entry AS a,
                    jsonb_to_recordset(a.feeds) AS f (feed text, outcome text, detail text, millis bigint)
                WHERE a.event = 'opened' AND a.registration IS NOT NULL AND %s)
            INSERT INTO feed_day (registration, feed, day, outcome, reason, readings, median, percentile95)
            SELECT coalesce(registration, ''), feed, CAST(:day AS date), outcome, reason, count(*),
                CAST(coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY millis), 0) AS integer),
                CAST(coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY millis), 0) AS integer)
            FROM read WHERE feed IS NOT NULL AND outcome IS NOT NULL
            GROUP BY GROUPING SETS ((registration, feed, outcome, reason), (feed, outcome, reason))
            """.formatted(OF_THE_DAY);

    private static final String COUNTED = """
            INSERT INTO usage_counted (day, complete) VALUES (:day, :complete)
            ON CONFLICT (day) DO UPDATE SET counted_at = clock_timestamp(), complete = excluded.complete
            """;

    private DayCount() {}

    /**
     * Within the caller's transaction.
     *
     * @param complete whether nothing can come to this day any more
     * @return false if another node is counting it at the moment
     */
    static boolean count(Handle handle, LocalDate day, boolean complete) {
        handle.execute(AT_LENGTH);
        if (!handle.createQuery(ONE_AT_A_TIME)
                .bind("day", day)
                .mapTo(Boolean.class)
                .one()) {
            return false;
        }
        handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        FORGET.forEach(
                statement -> handle.createUpdate(statement).bind("day", day).execute());
        ZonedDateTime from = day.atStartOfDay(UkZone.ID);
        ZonedDateTime until = day.plusDays(1).atStartOfDay(UkZone.ID);
        for (String statement : List.of(DAYS, WEEKS, FIRST, FEEDS)) {
            handle.createUpdate(statement)
                    .bind("from", from.toInstant())
                    .bind("until", until.toInstant())
                    .bind("zone", UkZone.ID.getId())
                    .bind("day", day)
                    .bind("week", UsageQuestion.monday(day))
                    .execute();
        }
        handle.createUpdate(COUNTED).bind("day", day).bind("complete", complete).execute();
        return true;
    }

    private static String eachHour() {
        StringBuilder columns = new StringBuilder();
        for (int hour = 0; hour < 24; hour++) {
            columns.append(hour == 0 ? "" : ", ")
                    .append("count(*) FILTER (WHERE hour = ")
                    .append(hour)
                    .append(')');
        }
        return columns.toString();
    }
}
