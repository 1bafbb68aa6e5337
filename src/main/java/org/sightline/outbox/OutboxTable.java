package org.sightline.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.database.Database;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.watch.Recipient;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;

/** Messages in PostgreSQL. The database's clock says when one is due. */
@Singleton
class OutboxTable implements Outbox {

    /** Then it is tried no more: whoever should have known has to be told by the office and the health. */
    static final Duration TRIED_FOR = Duration.ofDays(7);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int LONGEST_FAULT = 300;

    private static final String PUT = """
            INSERT INTO outbox_message (recipient, occasion, registration, reference, details)
            VALUES (:recipient, :occasion, :registration, :reference, :details::jsonb)
            """;
    /** One for each recipient, the one that was tried least; the pause to its next try begins as it is taken. */
    private static final String CLAIM = """
            UPDATE outbox_message SET
                attempts = attempts + 1,
                due_at = clock_timestamp()
                    + least(interval '30 seconds' * power(2, least(attempts, 10)), interval '1 hour')
            WHERE id IN (
                SELECT id FROM outbox_message AS m
                WHERE sent_at IS NULL AND due_at <= clock_timestamp()
                  AND written_at > clock_timestamp() - make_interval(secs => :triedFor)
                  AND NOT EXISTS (
                    SELECT FROM outbox_message AS e
                    WHERE e.recipient = m.recipient AND (e.attempts, e.id) < (m.attempts, m.id) AND e.sent_at IS NULL
                      AND e.due_at <= clock_timestamp()
                      AND e.written_at > clock_timestamp() - make_interval(secs => :triedFor))
                ORDER BY due_at LIMIT 50 FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, written_at, occasion, registration, reference, details
            """;

    private static final String SENT = """
            UPDATE outbox_message SET sent_at = clock_timestamp(), details = '{}', fault = NULL WHERE id = :id
            """;
    private static final String FAILED = "UPDATE outbox_message SET fault = :fault WHERE id = :id";
    private static final String LATEST = """
            SELECT id, written_at, recipient, occasion, reference, attempts, fault, due_at, sent_at,
                written_at <= clock_timestamp() - make_interval(secs => :triedFor) AS over
            FROM outbox_message WHERE registration = :registration AND id < :below ORDER BY id DESC LIMIT :most
            """;
    private static final String FAILING = """
            SELECT recipient, count(*) AS messages, min(written_at) AS since, max(fault) AS fault FROM outbox_message
            WHERE sent_at IS NULL AND attempts > 0 GROUP BY recipient ORDER BY recipient
            """;
    private static final String CLEAR =
            "DELETE FROM outbox_message WHERE written_at < clock_timestamp() - interval '90 days'";

    private final Database database;
    private final LaunchConfigSource config;

    @Inject
    OutboxTable(Database database, LaunchConfigSource config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public void put(Handle handle, Occurrence occurrence) {
        config.current().alerts().told().stream()
                .filter(told -> told.isToldOf(occurrence.occasion(), occurrence.registration()))
                .forEach(told -> handle.createUpdate(PUT)
                        .bind("recipient", told.name())
                        .bind("occasion", occurrence.occasion().code())
                        .bind("registration", occurrence.registration())
                        .bind("reference", occurrence.reference())
                        .bind("details", details(told, occurrence))
                        .execute());
    }

    @Override
    public ListPart<Kept> latest(Officer officer, long after) {
        return database.withHandle(handle -> ListPart.of(handle.createQuery(LATEST)
                .bind("registration", officer.registration())
                .bind("triedFor", TRIED_FOR.toSeconds())
                .bind("most", ListPart.MOST + 1)
                .bind("below", ListPart.below(after))
                .map((columns, context) -> new ListPart.Numbered<>(columns.getLong("id"), kept(columns, context)))
                .list()));
    }

    /** What is due and now this node's to send, at most one message for each recipient. */
    List<Message> claim() {
        return database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("triedFor", TRIED_FOR.toSeconds())
                .map(OutboxTable::message)
                .list());
    }

    void sent(Message message) {
        database.useHandle(
                handle -> handle.createUpdate(SENT).bind("id", message.id()).execute());
    }

    void failed(Message message, String fault) {
        database.useHandle(handle -> handle.createUpdate(FAILED)
                .bind("id", message.id())
                .bind("fault", fault.substring(0, Math.min(fault.length(), LONGEST_FAULT)))
                .execute());
    }

    /** The recipients who did not take what was sent to them. */
    List<FailingRecipient> failing() {
        return database.withHandle(handle -> handle.createQuery(FAILING)
                .map((row, _) -> new FailingRecipient(
                        row.getString("recipient"),
                        row.getInt("messages"),
                        Database.instant(row, "since"),
                        Objects.requireNonNullElse(row.getString("fault"), "the node that sent it ended")))
                .list());
    }

    int clear() {
        return database.withHandle(handle -> handle.createUpdate(CLEAR).execute());
    }

    private static String details(Recipient told, Occurrence occurrence) {
        Map<String, String> may = occurrence.details().entrySet().stream()
                .filter(detail -> told.adds().contains(detail.getKey()))
                .collect(Collectors.toMap(detail -> detail.getKey().code(), Map.Entry::getValue));
        try {
            return JSON.writeValueAsString(may);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are fit for JSON", e);
        }
    }

    private static Message message(ResultSet row, StatementContext context) throws SQLException {
        try {
            Map<Detail, String> details = JSON.readValue(row.getString("details"), TEXTS).entrySet().stream()
                    .collect(Collectors.toMap(detail -> Detail.ofCode(detail.getKey()), Map.Entry::getValue));
            return new Message(
                    row.getLong("id"),
                    row.getString("recipient"),
                    Database.instant(row, "written_at"),
                    new Message.About(
                            Occasion.ofCode(row.getString("occasion")),
                            row.getString("registration"),
                            row.getString("reference")),
                    details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON alone", e);
        }
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                Database.instant(row, "written_at"),
                row.getString("recipient"),
                Occasion.ofCode(row.getString("occasion")),
                row.getString("reference"),
                state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getObject("sent_at") != null) {
            return new State.Sent(Database.instant(row, "sent_at"));
        }
        int attempts = row.getInt("attempts");
        String fault = Objects.requireNonNullElse(row.getString("fault"), "");
        if (row.getBoolean("over")) {
            return new State.GivenUp(attempts, fault);
        }
        return attempts == 0
                ? new State.Waiting()
                : new State.Failing(attempts, fault, Database.instant(row, "due_at"));
    }
}
