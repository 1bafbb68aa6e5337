package org.sightline.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sightline.audit.AlertEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.CaseVerdict;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.context.UkZone;
import org.sightline.database.Database;

/** Cases in PostgreSQL: rows that are inserted and read, never changed; a verdict is a row of its own. */
@Singleton
class PostgresAlertCases implements AlertCases {

    /** Asks for nothing that the indexes do not have. */
    private static final String MATCHING = """
            SELECT number FROM alert_case AS c
            WHERE <whose> AND (:rule = '' OR c.rule = :rule) AND <which> AND c.number < :below
            ORDER BY c.number DESC LIMIT :most
            """;

    private static final String COUNT = "SELECT count(*) FROM (" + MATCHING + ") AS counted";
    private static final String PAGE = "SELECT " + CaseColumns.OF_A_CASE + """
            FROM alert_case AS c LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes
            WHERE c.number IN (""" + MATCHING + ") ORDER BY c.number DESC";
    private static final String ONE = "SELECT " + CaseColumns.OF_A_CASE
            + "FROM alert_case AS c LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes"
            + " WHERE c.reference = :reference AND <whose>";
    private static final String EVIDENCE = """
            SELECT a.sequence, a.recorded_at, a.event, a.reason, a.tab, a.user_name, a.user_role_name, a.nhs_number, a.ip,
                a.document ->> 'outcome' AS document
            FROM (SELECT sequence, recorded_at FROM alert_evidence WHERE reference = :reference
                  AND sequence > :after ORDER BY sequence LIMIT :most) AS e
            JOIN audit_entry AS a ON a.sequence = e.sequence AND a.recorded_at = e.recorded_at
            ORDER BY a.sequence
            """;
    private static final String VERDICTS = """
            SELECT given_at, outcome, words, officer_issuer, officer_subject, officer_name FROM alert_verdict
            WHERE reference = :reference ORDER BY id
            """;
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.alert.' || :reference, 0))";
    private static final String JUDGE = """
            INSERT INTO alert_verdict (reference, outcome, words, officer_issuer, officer_subject, officer_name, closes)
            VALUES (:reference, :outcome, :words, :issuer, :subject, :name, :closes)
            """;
    private static final String FIGURES = """
            SELECT CAST(date_trunc('month', c.opened_at AT TIME ZONE :zone) AS date) AS month, c.rule, count(*) AS opened,
                count(*) FILTER (WHERE c.closed_as = 'justified') AS justified,
                count(*) FILTER (WHERE c.closed_as = 'breach') AS breaches
            FROM alert_case AS c
            WHERE <whose> AND c.opened_at > clock_timestamp() - interval '1 year'
            GROUP BY month, c.rule ORDER BY month DESC, c.rule
            """;

    private final Database database;
    private final RecordedChanges changes;

    @Inject
    PostgresAlertCases(Database database, RecordedChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Page page(Officer officer, Filter filter, long after, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            int total = matching(handle.createQuery(COUNT), officer, filter)
                    .bind("below", ListPart.below(0))
                    .bind("most", ListPart.MOST_COUNTED + 1)
                    .mapTo(Integer.class)
                    .one();
            ListPart<AlertCase> cases = ListPart.of(matching(handle.createQuery(PAGE), officer, filter)
                    .bind("below", ListPart.below(after))
                    .bind("most", ListPart.MOST + 1)
                    .map((row, context) ->
                            new ListPart.Numbered<>(row.getLong("number"), CaseColumns.alertCase(row, context)))
                    .list());
            List<String> references = cases.map(AlertCase::reference).rows();
            trail.accept(new AuditEvent.OfAlert(new AlertEvent.ListRead(officer, filter.asked(), references)));
            return new Page(cases, total);
        });
    }

    @Override
    public Optional<CaseFile> read(Officer officer, String reference, long after, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            Optional<AlertCase> found = one(handle, officer, reference);
            found.ifPresent(one -> trail.accept(new AuditEvent.OfAlert(
                    new AlertEvent.CaseRead(officer, reference, one.about().patientOrNull()))));
            return found.map(one -> new CaseFile(
                    one,
                    ListPart.of(handle.createQuery(EVIDENCE)
                            .bind("reference", reference)
                            .bind("after", after)
                            .bind("most", ListPart.MOST + 1)
                            .map(CaseColumns::evidence)
                            .map(row -> new ListPart.Numbered<>(row.sequence(), row))
                            .list()),
                    verdicts(handle, reference).stream().map(By::given).toList()));
        });
    }

    @Override
    public Judgement judge(Officer officer, CaseVerdict verdict, AuditTrail.Caller caller) {
        String reference = verdict.reference();
        return changes.make(caller, (handle, trail) -> {
            handle.createQuery(ONE_AT_A_TIME)
                    .bind("reference", reference)
                    .mapToMap()
                    .one();
            Optional<AlertCase> found =
                    one(handle, officer, reference).filter(one -> !(one.state() instanceof State.Closed));
            if (found.isEmpty()) {
                return Judgement.NOT_OPEN;
            }
            boolean fourEyes = found.get().origin().fourEyes();
            Optional<By> last = verdicts(handle, reference).reversed().stream().findFirst();
            if (fourEyes && last.filter(one -> one.is(officer)).isPresent()) {
                return Judgement.NEEDS_ANOTHER;
            }
            boolean closes = !fourEyes
                    || last.filter(one -> one.given().outcome() == verdict.outcome())
                            .isPresent();
            insert(handle, officer, verdict, closes);
            trail.accept(new AuditEvent.OfAlert(
                    new AlertEvent.Judged(officer, reference, verdict.outcome().code(), closes)));
            return closes ? Judgement.CLOSED : Judgement.PROPOSED;
        });
    }

    private static void insert(Handle handle, Officer officer, CaseVerdict verdict, boolean closes) {
        handle.createUpdate(JUDGE)
                .bind("reference", verdict.reference())
                .bind("outcome", verdict.outcome().code())
                .bind("words", verdict.words())
                .bind("issuer", officer.user().issuer())
                .bind("subject", officer.id())
                .bind("name", officer.name())
                .bind("closes", closes)
                .execute();
    }

    @Override
    public List<MonthOfRule> figures(Officer officer) {
        return database.withHandle(handle -> whose(handle.createQuery(FIGURES), officer)
                .bind("zone", UkZone.ID.getId())
                .map((row, _) -> new MonthOfRule(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("rule"),
                        row.getInt("opened"),
                        row.getInt("justified"),
                        row.getInt("breaches")))
                .list());
    }

    private static Optional<AlertCase> one(Handle handle, Officer officer, String reference) {
        return whose(handle.createQuery(ONE), officer)
                .bind("reference", reference)
                .map(CaseColumns::alertCase)
                .findOne();
    }

    private static List<By> verdicts(Handle handle, String reference) {
        return handle.createQuery(VERDICTS)
                .bind("reference", reference)
                .map((row, context) -> new By(
                        row.getString("officer_issuer"),
                        row.getString("officer_subject"),
                        CaseColumns.given(row, context)))
                .list();
    }

    /** A verdict and whose it is. */
    private record By(String issuer, String subject, Given given) {
        boolean is(Officer officer) {
            return issuer.equals(officer.user().issuer()) && subject.equals(officer.id());
        }
    }

    private static <S extends SqlStatement<S>> S matching(S statement, Officer officer, Filter filter) {
        return whose(statement, officer)
                .define(
                        "which",
                        switch (filter.which()) {
                            case OPEN -> "c.closed_as IS NULL";
                            case CLOSED -> "c.closed_as IS NOT NULL";
                            case ALL -> "true";
                        })
                .bind("rule", filter.rule());
    }

    private static <S extends SqlStatement<S>> S whose(S statement, Officer officer) {
        return officer.has(Duty.REGIONAL_PRIVACY_OFFICER)
                ? statement.define("whose", "true")
                : statement
                        .define("whose", "c.registration = :registration")
                        .bind("registration", officer.registration());
    }
}
