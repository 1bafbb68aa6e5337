package org.sightline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.database.AuditPool;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/** The history out of the trail's own table; an index by registration serves each question. */
@ApplicationScoped
class PostgresLaunchHistory implements LaunchHistory {

    private static final String REFUSED = """
            SELECT sequence, refusal_reference, recorded_at, door, reason, refusal_detail FROM audit_entry
            WHERE registration = :registration AND event = 'launch-refused'
            """;

    private static final String ATTEMPTS = """
            SELECT sequence, recorded_at, ip, reason, refusal_detail FROM audit_entry
            WHERE registration = :registration AND event = 'attempt-refused'
            """;

    private static final String FURTHER =
            "AND (recorded_at, sequence) < ((SELECT recorded_at FROM audit_entry WHERE sequence = :after), :after) ";

    /** In the order of time, as the indexes and the months of the trail have it. */
    private static final String LATEST = "ORDER BY recorded_at DESC, sequence DESC LIMIT :most";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    @Inject
    PostgresLaunchHistory(@AuditPool Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> lastByToken(String registration) {
        return last(registration, "key_id IS NOT NULL");
    }

    /** A SMART launch is the one without a key of the organisation's, by which an index finds it. */
    @Override
    public Optional<Instant> lastBySmart(String registration) {
        return last(registration, "key_id IS NULL");
    }

    private Optional<Instant> last(String registration, String door) {
        return read(handle -> handle.createQuery("""
                        SELECT recorded_at FROM audit_entry
                        WHERE registration = :registration AND event = 'launch-accepted' AND <door>
                        ORDER BY recorded_at DESC LIMIT 1
                        """)
                .define("door", door)
                .bind("registration", registration)
                .map((columns, _) -> Database.instant(columns, "recorded_at"))
                .findOne());
    }

    @Override
    public Optional<KeyUse> use(String registration, String keyId) {
        return use(registration, keyId, "ASC")
                .flatMap(first -> use(registration, keyId, "DESC").map(last -> new KeyUse(first, last)));
    }

    @Override
    public List<RefusalCount> refusalsByReason(String registration, Proof proof, Instant since) {
        return read(handle -> handle.createQuery("""
                        SELECT reason, count(*) AS launches FROM audit_entry
                        WHERE registration = :registration AND event = 'launch-refused' AND recorded_at >= :since <proof>
                        GROUP BY reason ORDER BY launches DESC, reason
                        """)
                .define("proof", of(proof))
                .bind("registration", registration)
                .bind("since", since)
                .map((columns, _) -> new RefusalCount(columns.getString("reason"), columns.getInt("launches")))
                .list());
    }

    @Override
    public ListPart<RefusedLaunch> refused(String registration, Proof proof, long after) {
        return page(REFUSED + of(proof), registration, after, PostgresLaunchHistory::launch);
    }

    @Override
    public ListPart<RefusedAttempt> attempts(String registration, long after) {
        return page(
                ATTEMPTS,
                registration,
                after,
                (columns, _) -> new RefusedAttempt(
                        Database.instant(columns, "recorded_at"),
                        Objects.requireNonNullElse(columns.getString("ip"), ""),
                        columns.getString("reason"),
                        Objects.requireNonNullElse(columns.getString("refusal_detail"), "")));
    }

    /** As the indexes are written. */
    private static String of(Proof proof) {
        return switch (proof) {
            case PROVED -> "AND proof IS DISTINCT FROM 'named' ";
            case NAMED -> "AND proof = 'named' ";
        };
    }

    private <T> ListPart<T> page(String each, String registration, long after, RowMapper<T> mapper) {
        return read(handle -> ListPart.of(handle.createQuery(each + (after == 0 ? "" : FURTHER) + LATEST)
                .bind("registration", registration)
                .bind("after", after)
                .bind("most", ListPart.MOST + 1)
                .map((columns, context) ->
                        new ListPart.Numbered<>(columns.getLong("sequence"), mapper.map(columns, context)))
                .list()));
    }

    @Override
    public Optional<RefusedLaunch> refused(String registration, String reference) {
        return read(handle -> handle.createQuery(REFUSED + "AND refusal_reference = :reference LIMIT 1")
                .bind("registration", registration)
                .bind("reference", reference)
                .map(PostgresLaunchHistory::launch)
                .findOne());
    }

    /** Found by the launch's patient, for whom there is an index; the number itself stays in the database. */
    @Override
    public List<FeedOfLaunch> feeds(String registration, LaunchId launchId, Instant since) {
        return read(handle -> handle.createQuery("""
                        SELECT feed ->> 'feed' AS feed, feed ->> 'outcome' AS outcome,
                            split_part(coalesce(feed ->> 'detail', ''), ':', 1) AS kind
                        FROM jsonb_array_elements((
                            SELECT feeds FROM audit_entry
                            WHERE nhs_number = (
                                    SELECT nhs_number FROM audit_entry
                                    WHERE registration = :registration AND event = 'launch-accepted'
                                    AND recorded_at >= :since AND launch_id = :launchId)
                            AND event = 'opened' AND recorded_at >= :since AND launch_id = :launchId
                            ORDER BY recorded_at LIMIT 1)) AS feed
                        """)
                .bind("registration", registration)
                .bind("since", since)
                .bind("launchId", launchId.value())
                .map((columns, _) -> new FeedOfLaunch(
                        columns.getString("feed"), columns.getString("outcome"), columns.getString("kind")))
                .list());
    }

    /** Each launch's first row is found by the index of launches. */
    @Override
    public List<EmptyLaunch> empty(String registration, Instant since, int launches) {
        return read(handle -> handle.createQuery("""
                        SELECT accepted.recorded_at, accepted.door, accepted.role, first.event, first.reason,
                            coalesce(first.feeds, '[]')::text AS feeds
                        FROM (
                            SELECT launch_id, sequence, recorded_at, door,
                                concat_ws(', ', user_role_code, nullif(user_role_name, '')) AS role
                            FROM audit_entry
                            WHERE registration = :registration AND event = 'launch-accepted' AND recorded_at >= :since
                            ORDER BY recorded_at DESC LIMIT :launches) AS accepted
                        CROSS JOIN LATERAL (
                            SELECT event, reason, feeds FROM audit_entry
                            WHERE launch_id = accepted.launch_id AND sequence > accepted.sequence
                            AND event IN ('opened', 'tab-denied', 'opening-refused')
                            ORDER BY sequence LIMIT 1) AS first
                        WHERE first.event <> 'opened'
                            OR NOT jsonb_path_exists(coalesce(first.feeds, '[]'), '$[*] ? (@.outcome == "answered")')
                        ORDER BY accepted.recorded_at DESC LIMIT 100
                        """)
                .bind("registration", registration)
                .bind("since", since)
                .bind("launches", launches)
                .map(PostgresLaunchHistory::empty)
                .list());
    }

    private static EmptyLaunch empty(ResultSet columns, StatementContext context) throws SQLException {
        boolean opened = columns.getString("event").equals("opened");
        return new EmptyLaunch(
                Database.instant(columns, "recorded_at"),
                columns.getString("door"),
                Objects.requireNonNullElse(columns.getString("role"), ""),
                opened ? "" : Objects.requireNonNullElse(columns.getString("reason"), "not said"),
                feeds(columns.getString("feeds")));
    }

    private static List<FeedOfLaunch> feeds(String json) {
        try {
            List<FeedOfLaunch> feeds = new ArrayList<>();
            for (JsonNode feed : JSON.readTree(json)) {
                feeds.add(new FeedOfLaunch(
                        feed.path("feed").asText(),
                        feed.path("outcome").asText(),
                        feed.path("detail").asText().split(":", 2)[0]));
            }
            return feeds;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the trail says of feeds is no JSON", e);
        }
    }

    private Optional<Instant> use(String registration, String keyId, String order) {
        return read(handle -> handle.createQuery("""
                        SELECT recorded_at FROM audit_entry
                        WHERE registration = :registration AND key_id = :keyId AND event = 'launch-accepted'
                        ORDER BY recorded_at <order> LIMIT 1
                        """)
                .define("order", order)
                .bind("registration", registration)
                .bind("keyId", keyId)
                .map((columns, _) -> Database.instant(columns, "recorded_at"))
                .findOne());
    }

    private static RefusedLaunch launch(ResultSet columns, StatementContext context) throws SQLException {
        return new RefusedLaunch(
                columns.getString("refusal_reference"),
                Database.instant(columns, "recorded_at"),
                columns.getString("door"),
                columns.getString("reason"),
                Objects.requireNonNullElse(columns.getString("refusal_detail"), ""));
    }

    private <T> T read(HandleCallback<T, RuntimeException> question) {
        try {
            return database.withHandle(question);
        } catch (StorageUnavailableException e) {
            throw new AuditUnavailableException("audit trail not readable", e);
        }
    }
}
