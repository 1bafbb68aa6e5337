package org.sightline.usage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.sightline.database.Database;

/** What was counted of the use of the viewer. Figures are as they are: whoever shows them holds back small ones. */
@Singleton
public class UsageFigures {

    private static final String SPAN = " AND day BETWEEN :from AND :to ";
    private static final String WEEKS = """
            FROM usage_week WHERE week BETWEEN :from AND :to AND (:registration = '' OR registration = :registration)
              AND (:role = '' OR role_code = :role) AND (:tab = '' OR :tab = ANY (tabs))
            """;
    private static final String USERS = "SELECT count(*) FROM (SELECT DISTINCT user_key " + WEEKS + ") AS each";

    private static final String BY_WEEK =
            "SELECT week, count(*) AS users FROM (SELECT DISTINCT week, user_key " + WEEKS + ") AS each GROUP BY week";

    private static final String DAYS = """
            SELECT day, openings, users, patients FROM usage_day
            WHERE registration = :registration AND role_code = :role AND tab = :tab""" + SPAN + "ORDER BY day";

    private static final String HOURS = """
            SELECT h.hour - 1 AS hour, sum(h.openings) AS openings
            FROM usage_day, unnest(hours) WITH ORDINALITY AS h (openings, hour)
            WHERE registration = :registration AND role_code = :role AND tab = :tab""" + SPAN + "GROUP BY h.hour";

    private static final String BY_ROLE = """
            SELECT role_code AS id, max(role_name) AS name, sum(openings) AS openings FROM usage_day
            WHERE registration = :registration AND role_code <> '' AND (:role = '' OR role_code = :role)
              AND tab = :tab""" + SPAN + "GROUP BY role_code";
    private static final String USERS_BY_ROLE =
            "SELECT id, count(*) AS users FROM (SELECT DISTINCT role_code AS id, user_key " + WEEKS
                    + ") AS each GROUP BY id";

    private static final String BY_TAB = """
            SELECT tab AS id, '' AS name, sum(openings) AS openings FROM usage_day
            WHERE registration = :registration AND role_code = :role AND tab <> '' AND (:tab = '' OR tab = :tab)
            """ + SPAN + "GROUP BY tab";
    private static final String USERS_BY_TAB = """
            SELECT id, count(*) AS users FROM (
                SELECT DISTINCT unnest(tabs) AS id, user_key FROM (SELECT DISTINCT user_key, tabs %s) AS alike) AS each
            WHERE :tab = '' OR id = :tab GROUP BY id
            """.formatted(WEEKS);

    private static final String BY_ORGANISATION = """
            SELECT registration AS id, '' AS name, sum(openings) AS openings FROM usage_day
            WHERE registration <> '' AND (:registration = '' OR registration = :registration)
              AND role_code = :role AND tab = :tab""" + SPAN + "GROUP BY registration";
    private static final String USERS_BY_ORGANISATION =
            "SELECT id, count(*) AS users FROM (SELECT DISTINCT registration AS id, user_key " + WEEKS
                    + ") AS each GROUP BY id";

    private static final String ACTIVE = """
            SELECT DISTINCT registration FROM usage_day
            WHERE registration <> '' AND (:registration = '' OR registration = :registration)
              AND role_code = '' AND tab = ''""" + SPAN;

    private static final String FIRST_USERS = """
            SELECT CAST(date_trunc('week', day) AS date) AS week, count(*) AS users
            FROM (SELECT user_key, min(day) AS day FROM usage_first
                  WHERE :registration = '' OR registration = :registration GROUP BY user_key) AS each
            GROUP BY week ORDER BY week
            """;
    private static final String FIRST_USE = """
            SELECT registration, min(day) AS day FROM usage_first
            WHERE :registration = '' OR registration = :registration GROUP BY registration
            """;
    private static final String COUNTED = """
            SELECT min(day) AS first,
                (SELECT counted_at FROM usage_counted ORDER BY day DESC LIMIT 1) AS latest,
                (SELECT count(*) FROM generate_series(CAST(:from AS timestamp), CAST(:to AS timestamp), interval '1 day') AS d
                 WHERE NOT EXISTS (SELECT FROM usage_counted WHERE day = CAST(d AS date))) AS missing
            FROM (SELECT min(day) AS day FROM usage_first) AS f
            """;

    private final Database database;

    @Inject
    public UsageFigures(Database database) {
        this.database = database;
    }

    /**
     * How far the trail was counted.
     *
     * @param firstOrNull the day of the first use that was counted; null before there is any
     * @param latestOrNull when the latest day was counted
     * @param missing the days of the time asked for that were not counted yet
     */
    public record Counted(
            @Nullable LocalDate firstOrNull, @Nullable Instant latestOrNull, int missing) {}

    /** A day with its tabs opened, and the users and patients of it. */
    public record Day(LocalDate day, int openings, int users, int patients) {}

    /** A role, a tab or an organisation. */
    public record Share(String id, String name, long openings, int users) {}

    /** A week, by its Monday, and how many users. */
    public record WeekOfUsers(LocalDate week, int users) {}

    /** By what the use is broken down. */
    public enum By {
        ROLE(BY_ROLE, USERS_BY_ROLE),
        TAB(BY_TAB, USERS_BY_TAB),
        ORGANISATION(BY_ORGANISATION, USERS_BY_ORGANISATION);

        private final String openings;
        private final String users;

        By(String openings, String users) {
            this.openings = openings;
            this.users = users;
        }
    }

    public Counted counted(UsageQuestion.Span span) {
        return database.withHandle(handle -> handle.createQuery(COUNTED)
                .bind("from", span.from())
                .bind("to", span.to())
                .map((row, _) -> new Counted(
                        row.getObject("first", LocalDate.class),
                        row.getObject("latest") == null ? null : Database.instant(row, "latest"),
                        row.getInt("missing")))
                .one());
    }

    /** Everybody who opened anything of it. */
    public int users(UsageQuestion question) {
        return database.withHandle(
                handle -> query(handle, USERS, question).mapTo(Integer.class).one());
    }

    /** Those days on which there was any use, the earliest first. */
    public List<Day> days(UsageQuestion question) {
        return database.withHandle(handle -> query(handle, DAYS, question)
                .map((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getInt("openings"),
                        row.getInt("users"),
                        row.getInt("patients")))
                .list());
    }

    /** The openings of each hour by the clock; hours without any are left out. */
    public Map<Integer, Long> hours(UsageQuestion question) {
        return database.withHandle(handle ->
                query(handle, HOURS, question)
                        .map((row, _) -> Map.entry(row.getInt("hour"), row.getLong("openings")))
                        .list()
                        .stream()
                        .filter(hour -> hour.getValue() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public List<Share> shares(By by, UsageQuestion question) {
        return database.withHandle(handle -> {
            Map<String, Integer> users = query(handle, by.users, question)
                    .map((row, _) -> Map.entry(row.getString("id"), row.getInt("users")))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return query(handle, by.openings, question)
                    .map((row, _) -> new Share(
                            row.getString("id"),
                            row.getString("name"),
                            row.getLong("openings"),
                            users.getOrDefault(row.getString("id"), 0)))
                    .list();
        });
    }

    /** The organisations that used it at all in the time, whatever the role and the tab. */
    public Set<String> active(UsageQuestion question) {
        return database.withHandle(
                handle -> query(handle, ACTIVE, question).mapTo(String.class).set());
    }

    /** Everybody who opened anything of it in each week. */
    public List<WeekOfUsers> weeks(UsageQuestion question) {
        return database.withHandle(handle -> query(handle, BY_WEEK, question)
                .map((row, _) -> new WeekOfUsers(row.getObject("week", LocalDate.class), row.getInt("users")))
                .list());
    }

    /** Who opened a record for the first time, by week, of all time. */
    public List<WeekOfUsers> newUsers(String registration) {
        return database.withHandle(handle -> handle.createQuery(FIRST_USERS)
                .bind("registration", registration)
                .map((row, _) -> new WeekOfUsers(row.getObject("week", LocalDate.class), row.getInt("users")))
                .list());
    }

    /** The day on which anybody of an organisation opened a record for the first time, by the id of its registration. */
    public Map<String, LocalDate> firstUse(String registration) {
        return database.withHandle(handle -> handle
                .createQuery(FIRST_USE)
                .bind("registration", registration)
                .map((row, _) -> Map.entry(row.getString("registration"), row.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Query query(Handle handle, String statement, UsageQuestion question) {
        return handle.createQuery(statement)
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bind("registration", question.registration())
                .bind("role", question.role())
                .bind("tab", question.tab())
                .bind("from", question.span().from())
                .bind("to", question.span().to());
    }
}
