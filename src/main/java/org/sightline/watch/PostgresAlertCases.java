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
import org.sightline.context.Duty;
import org.sightline.context.Officer;
import org.sightline.context.UkZone;
import org.sightline.database.Database;

/** Cases in PostgreSQL: rows that are inserted and read, never changed; a verdict is a row of its own. */
@Singleton
class PostgresAlertCases implements AlertCases {

    private static final String WHOSE = "(CAST(:registration AS text) IS NULL OR c.registration = :registration)";
    private static final String MATCHING = """
            FROM alert_case AS c LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes
            WHERE %s AND (:rule = '' OR c.rule = :rule)
              AND (:which = 'all' OR (:which = 'closed') = (v.id IS NOT NULL))
            """.formatted(WHOSE);
    private static final String COUNT = "SELECT count(*) " + MATCHING;
    private static final String PAGE = "SELECT " + CaseColumns.OF_A_CASE + MATCHING
            + " ORDER BY c.opened_at DESC, c.reference LIMIT :limit OFFSET :skipped";
    private static final String ONE = "SELECT " + CaseColumns.OF_A_CASE
            + "FROM alert_case AS c LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes"
            + " WHERE c.reference = :reference AND " + WHOSE;
    private static final String EVIDENCE = """
            SELECT a.sequence, a.recorded_at, a.event, a.reason, a.tab, a.user_name, a.user_role_name, a.nhs_number, a.ip,
                a.document ->> 'outcome' AS document
            FROM (SELECT sequence, recorded_at FROM alert_evidence WHERE reference = :reference
                  ORDER BY recorded_at, sequence LIMIT :limit OFFSET :skipped) AS e
            JOIN audit_entry AS a ON a.sequence = e.sequence AND a.recorded_at = e.recorded_at
            ORDER BY a.recorded_at, a.sequence
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
                count(*) FILTER (WHERE v.outcome = 'justified') AS justified,
                count(*) FILTER (WHERE v.outcome = 'breach') AS breaches
            FROM alert_case AS c LEFT JOIN alert_verdict AS v ON v.reference = c.reference AND v.closes
            WHERE %s AND c.opened_at > clock_timestamp() - interval '1 year'
            GROUP BY month, c.rule ORDER BY month DESC, c.rule
            """.formatted(WHOSE);

    private final Database database;
    private final RecordedChanges changes;

    @Inject
    PostgresAlertCases(Database database, RecordedChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Page page(Officer officer, Filter filter, int number, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            int total = matching(handle.createQuery(COUNT), officer, filter)
                    .mapTo(Integer.class)
                    .one();
            List<AlertCase> cases = matching(handle.createQuery(PAGE), officer, filter)
                    .bind("limit", OF_A_PAGE)
                    .bind("skipped", (number - 1) * OF_A_PAGE)
                    .map(CaseColumns::alertCase)
                    .list();
            List<String> references = cases.stream().map(AlertCase::reference).toList();
            trail.accept(new AuditEvent.OfAlert(new AlertEvent.ListRead(officer, filter.asked(), references)));
            return new Page(cases, total);
        });
    }

    @Override
    public Optional<CaseFile> read(Officer officer, String reference, int number, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            Optional<AlertCase> found = one(handle, officer, reference);
            found.ifPresent(one -> trail.accept(new AuditEvent.OfAlert(
                    new AlertEvent.CaseRead(officer, reference, one.about().patientOrNull()))));
            return found.map(one -> new CaseFile(
                    one,
                    handle.createQuery(EVIDENCE)
                            .bind("reference", reference)
                            .bind("limit", OF_A_PAGE)
                            .bind("skipped", (number - 1) * OF_A_PAGE)
                            .map(CaseColumns::evidence)
                            .list(),
                    verdicts(handle, reference).stream().map(By::given).toList()));
        });
    }

    @Override
    public Judgement judge(Officer officer, Verdict verdict, AuditTrail.Caller caller) {
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

    private static void insert(Handle handle, Officer officer, Verdict verdict, boolean closes) {
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
                .bind("rule", filter.rule())
                .bind("which", filter.which().code());
    }

    private static <S extends SqlStatement<S>> S whose(S statement, Officer officer) {
        return officer.has(Duty.REGIONAL_PRIVACY_OFFICER)
                ? statement.bindNull("registration", java.sql.Types.VARCHAR)
                : statement.bind("registration", officer.registration());
    }
}
