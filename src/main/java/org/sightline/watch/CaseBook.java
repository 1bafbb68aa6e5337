package org.sightline.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AlertEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.ReferenceNumber;
import org.sightline.database.Database;
import org.sightline.outbox.Outbox;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.registration.watch.WatchRule;
import org.sightline.watch.WatchFinding.Row;
import org.sightline.watch.WatchFinding.Subject;
import org.sightline.watch.WatchedRow.Person;

/** Makes cases of what rules find: their rows, the trail's entry, the message and how far was read, or none of it. */
@Singleton
class CaseBook {

    private static final int MOST_EVIDENCE = 500;

    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.watch.' || :rule, 0))";
    private static final String MOVE = """
            INSERT INTO watch_position (rule, fingerprint, cluster, boundary, carried_to, to_transaction)
            VALUES (:rule, :fingerprint, :cluster, :boundary, :carriedTo, CAST(:to AS xid8))
            ON CONFLICT (rule) DO UPDATE SET
                fingerprint = excluded.fingerprint, cluster = excluded.cluster, boundary = excluded.boundary,
                carried_to = excluded.carried_to, to_transaction = excluded.to_transaction,
                moved_at = clock_timestamp()
            """;
    private static final String KNOWN = """
            SELECT c.reference, c.round, v.given_at AS closed_at FROM alert_case AS c
            LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes
            WHERE c.rule = :rule AND c.registration = :registration AND c.subject = :subject ORDER BY c.round DESC
            """;
    private static final String EVIDENCE = """
            SELECT sequence FROM alert_evidence WHERE reference IN (
                SELECT reference FROM alert_case
                WHERE rule = :rule AND registration = :registration AND subject = :subject)
            """;
    private static final String OPEN = """
            INSERT INTO alert_case (
                reference, rule, kind, registration, subject, round, day, user_issuer, user_subject, user_name,
                user_role_name, nhs_number, launch_id, summary, four_eyes)
            VALUES (
                :reference, :rule, :kind, :registration, :subject, :round, :day, :issuer, :userSubject, :userName,
                :roleName, nullif(:nhsNumber, ''), nullif(:launchId, ''), :summary, :fourEyes)
            """;
    private static final String ADD =
            "INSERT INTO alert_evidence (reference, sequence, recorded_at) VALUES (:reference, :sequence, :at)";

    private final RecordedChanges changes;
    private final Outbox outbox;

    @Inject
    CaseBook(RecordedChanges changes, Outbox outbox) {
        this.changes = changes;
        this.outbox = outbox;
    }

    /**
     * Keeps what was found between two positions.
     *
     * @return false if another node has read on meanwhile: then nothing was kept
     */
    boolean keep(WatchRule rule, Position before, Position after, List<WatchFinding> findings) {
        if (before.equals(after) && findings.isEmpty()) {
            return true;
        }
        return changes.make(AuditTrail.Caller.OURSELVES, (handle, trail) -> {
            handle.createQuery(ONE_AT_A_TIME)
                    .bind("rule", rule.name())
                    .mapToMap()
                    .one();
            Optional<Position> now = TrailChunks.known(handle, rule.name());
            boolean begins = now.filter(one -> one.fingerprint().equals(before.fingerprint())
                            && one.cluster().equals(before.cluster()))
                    .isEmpty();
            if (!begins && now.filter(before::equals).isEmpty()) {
                return false;
            }
            findings.forEach(finding -> keep(handle, trail, rule, finding));
            handle.createUpdate(MOVE)
                    .bind("rule", rule.name())
                    .bind("fingerprint", after.fingerprint())
                    .bind("cluster", after.cluster())
                    .bind("boundary", after.boundary())
                    .bind("carriedTo", after.carriedTo())
                    .bind("to", Long.toUnsignedString(after.to()))
                    .execute();
            return true;
        });
    }

    private void keep(Handle handle, Consumer<AuditEvent> trail, WatchRule rule, WatchFinding finding) {
        Set<Long> known = new HashSet<>(about(handle.createQuery(EVIDENCE), rule, finding)
                .mapTo(Long.class)
                .list());
        Optional<Known> last = about(handle.createQuery(KNOWN), rule, finding)
                .map((row, _) -> new Known(
                        row.getString("reference"),
                        row.getInt("round"),
                        row.getObject("closed_at") == null ? null : Database.instant(row, "closed_at")))
                .findFirst();
        List<Row> more = finding.evidence().stream()
                .filter(row -> !known.contains(row.sequence()))
                .filter(row -> last.isEmpty() || last.get().leavesOpen(row))
                .sorted(Comparator.comparingLong(Row::sequence))
                .limit(Math.max(0, MOST_EVIDENCE - known.size()))
                .toList();
        if (more.isEmpty()) {
            return;
        }
        int round = last.map(Known::round).orElse(0) + 1;
        add(
                handle,
                last.filter(one -> one.closedAt() == null)
                        .map(Known::reference)
                        .orElseGet(() -> open(handle, trail, rule, new Numbered(finding, round))),
                more);
    }

    private static Query about(Query query, WatchRule rule, WatchFinding finding) {
        return query.bind("rule", rule.name())
                .bind("registration", finding.registration())
                .bind("subject", finding.subject().key());
    }

    private static void add(Handle handle, String reference, List<Row> more) {
        PreparedBatch rows = handle.prepareBatch(ADD);
        more.forEach(row -> rows.bind("reference", reference)
                .bind("sequence", row.sequence())
                .bind("at", row.at())
                .add());
        rows.execute();
    }

    private String open(Handle handle, Consumer<AuditEvent> trail, WatchRule rule, Numbered numbered) {
        WatchFinding finding = numbered.finding();
        Subject subject = finding.subject();
        @Nullable Person user = subject.userOrNull();
        String reference = ReferenceNumber.random().value();
        handle.createUpdate(OPEN)
                .bind("reference", reference)
                .bind("rule", rule.name())
                .bind("kind", rule.watch().kind().code())
                .bind("registration", finding.registration())
                .bind("subject", subject.key())
                .bind("round", numbered.round())
                .bind("day", subject.day())
                .bind("issuer", user == null ? null : user.issuer())
                .bind("userSubject", user == null ? null : user.subject())
                .bind("userName", user == null ? null : user.name())
                .bind("roleName", user == null ? null : user.role().name())
                .bind("nhsNumber", subject.nhsNumber())
                .bind("launchId", subject.launchId())
                .bind("summary", finding.summary())
                .bind("fourEyes", rule.fourEyes())
                .execute();
        trail.accept(new AuditEvent.OfAlert(new AlertEvent.Opened(finding.registration(), rule.name(), reference)));
        outbox.put(handle, told(rule, finding, reference));
        return reference;
    }

    private static Outbox.Occurrence told(WatchRule rule, WatchFinding finding, String reference) {
        @Nullable Person user = finding.subject().userOrNull();
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        details.put(Detail.REASON, rule.watch().kind().title());
        if (user != null) {
            details.put(Detail.USER, user.name() + ", " + user.role().name());
        }
        if (!finding.subject().nhsNumber().isEmpty()) {
            details.put(Detail.PATIENT, finding.subject().nhsNumber());
        }
        return new Outbox.Occurrence(Occasion.ALERT, finding.registration(), reference, details);
    }

    private record Numbered(WatchFinding finding, int round) {}

    private record Known(
            String reference, int round, @Nullable Instant closedAt) {

        /** What was there when an officer closed the case has been judged. */
        boolean leavesOpen(Row row) {
            return closedAt == null || row.at().isAfter(closedAt);
        }
    }
}
