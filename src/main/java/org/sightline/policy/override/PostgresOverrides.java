package org.sightline.policy.override;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.ObjectionEvent;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.CaseVerdict;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.context.Professional;
import org.sightline.context.ReferenceNumber;
import org.sightline.database.Database;
import org.sightline.outbox.Outbox;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;

/** Overrides in PostgreSQL: rows that are inserted and read, never changed; a review is a row of its own. */
@ApplicationScoped
class PostgresOverrides implements Overrides {

    private static final String IN_FORCE = """
            SELECT ends_at, reference, reason_code FROM override_entry
            WHERE launch_id = :launchId AND ends_at > clock_timestamp() ORDER BY ends_at DESC LIMIT 1
            """;
    private static final String BEGIN = """
            INSERT INTO override_entry (
                reference, launch_id, form_id, nhs_number, registration, organisation_name, user_issuer, user_subject,
                user_name, user_role_name, acting_for, reason_code, reason_words, words)
            VALUES (
                :reference, :launchId, :formId, :nhsNumber, :registration, :organisationName, :userIssuer, :userSubject,
                :userName, :userRoleName, :actingFor, :reasonCode, :reasonWords, :words)
            ON CONFLICT (launch_id, form_id) DO NOTHING
            """;
    private static final String EACH = """
            SELECT o.reference, nhs_number, begun_at, user_name, user_role_name, acting_for, reason_words, words, outcome,
                review_words, officer_name, CASE WHEN waiting THEN number ELSE -number END AS place
            FROM override_entry AS o LEFT JOIN override_review AS r ON r.reference = o.reference
            """;
    private static final String LIST = EACH + """
            WHERE o.registration = :registration AND (waiting, number) < (:waiting, :number)
            ORDER BY waiting DESC, number DESC LIMIT :most
            """;
    private static final String HOW_MANY_OPEN = """
            SELECT count(*) FROM (SELECT FROM override_entry WHERE registration = :registration AND waiting LIMIT :most) AS counted
            """;
    private static final String OF_PATIENT = EACH + "WHERE nhs_number IN (<numbers>) ORDER BY begun_at DESC";
    private static final String OPEN = """
            SELECT nhs_number FROM override_entry AS o
            WHERE reference = :reference AND registration = :registration
              AND NOT EXISTS (SELECT FROM override_review AS r WHERE r.reference = o.reference)
            """;
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.override.' || :reference, 0))";
    private static final String REVIEW = """
            INSERT INTO override_review (
                reference, outcome, review_words, officer_issuer, officer_subject, officer_name)
            VALUES (:reference, :outcome, :words, :officerIssuer, :officerSubject, :officerName)
            """;

    private final Database database;
    private final RecordedChanges changes;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    @Inject
    PostgresOverrides(Database database, RecordedChanges changes, Outbox outbox, MeterRegistry metrics) {
        this.database = database;
        this.changes = changes;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Override
    public Optional<OverrideInForce> inForce(LaunchId launchId) {
        return database.withHandle(handle -> handle.createQuery(IN_FORCE)
                .bind("launchId", launchId.value())
                .map((columns, _) -> new OverrideInForce(
                        Database.instant(columns, "ends_at"),
                        columns.getString("reference"),
                        columns.getString("reason_code")))
                .findOne());
    }

    @Override
    public void begin(Begun override, AuditTrail.Caller caller) {
        boolean begun = changes.make(caller, (handle, trail) -> begin(handle, override, trail));
        if (begun) {
            metrics.counter(
                            "sightline.override",
                            "registration",
                            override.launch().registration())
                    .increment();
        }
    }

    private boolean begin(Handle handle, Begun override, Consumer<AuditEvent> trail) {
        LaunchContext launch = override.launch();
        String reference = ReferenceNumber.random().value();
        int rows = handle.createUpdate(BEGIN)
                .bind("reference", reference)
                .bind("launchId", override.launchId().value())
                .bind("formId", override.formId())
                .bind("nhsNumber", launch.patient().nhsNumber().digits())
                .bind("registration", launch.registration())
                .bind("organisationName", launch.organisationName())
                .bind("userIssuer", launch.voucher().userIssuer())
                .bind("userSubject", launch.practitioner().subject())
                .bind("userName", launch.practitioner().name())
                .bind("userRoleName", launch.practitioner().role().display())
                .bind("actingFor", launch.actingFor().map(Professional::inWords))
                .bind("reasonCode", override.reason().code())
                .bind("reasonWords", override.reason().words())
                .bind("words", override.words())
                .execute();
        if (rows == 1) {
            trail.accept(new AuditEvent.OfObjection(new ObjectionEvent.OverrideBegun(
                    override.launchId(), launch, override.reason().code(), reference)));
            outbox.put(handle, told(override, reference));
        }
        return rows == 1;
    }

    private static Outbox.Occurrence told(Begun override, String reference) {
        LaunchContext launch = override.launch();
        return new Outbox.Occurrence(
                Occasion.OVERRIDE,
                launch.registration(),
                reference,
                Map.of(
                        Detail.USER,
                        launch.practitioner().name() + ", "
                                + launch.practitioner().role().display()
                                + launch.actingFor()
                                        .map(whom -> ", acting for " + whom.name())
                                        .orElse(""),
                        Detail.REASON,
                        override.reason().words(),
                        Detail.PATIENT,
                        launch.patient().nhsNumber().digits()));
    }

    @Override
    public int openOf(Officer officer) {
        return database.withHandle(handle -> handle.createQuery(HOW_MANY_OPEN)
                .bind("registration", officer.registration())
                .bind("most", ListPart.MOST_COUNTED + 1)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public ListPart<StoredOverride> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            ListPart<StoredOverride> list = ListPart.of(handle.createQuery(LIST)
                    .bind("registration", officer.registration())
                    .bind("most", ListPart.MOST + 1)
                    .bind("waiting", after >= 0)
                    .bind("number", ListPart.below(Math.abs(after)))
                    .map((columns, context) ->
                            new ListPart.Numbered<>(columns.getLong("place"), StoredOverride.of(columns, context)))
                    .list());
            List<String> references = list.map(StoredOverride::reference).rows();
            trail.accept(new AuditEvent.OfObjection(new ObjectionEvent.OverridesRead(officer, references)));
            return list;
        });
    }

    @Override
    public List<StoredOverride> ofPatient(List<NhsNumber> numbers) {
        return database.withHandle(handle -> handle.createQuery(OF_PATIENT)
                .bindList("numbers", numbers.stream().map(NhsNumber::digits).toList())
                .map(StoredOverride::of)
                .list());
    }

    @Override
    public boolean review(Officer officer, CaseVerdict review, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            named(handle.createQuery(ONE_AT_A_TIME), review).mapToMap().one();
            Optional<String> patient = named(handle.createQuery(OPEN), review)
                    .bind("registration", officer.registration())
                    .mapTo(String.class)
                    .findOne();
            if (patient.isEmpty()) {
                return false;
            }
            named(handle.createUpdate(REVIEW), review)
                    .bind("outcome", review.outcome().code())
                    .bind("words", review.words())
                    .bind("officerIssuer", officer.user().issuer())
                    .bind("officerSubject", officer.id())
                    .bind("officerName", officer.name())
                    .execute();
            trail.accept(new AuditEvent.OfObjection(new ObjectionEvent.OverrideReviewed(
                    officer,
                    new NhsNumber(patient.get()),
                    review.reference(),
                    review.outcome().code())));
            return true;
        });
    }

    private static <S extends SqlStatement<S>> S named(S statement, CaseVerdict review) {
        return statement.bind("reference", review.reference());
    }
}
