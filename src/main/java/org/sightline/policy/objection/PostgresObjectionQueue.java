package org.sightline.policy.objection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.ObjectionEvent;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.context.Secret;
import org.sightline.database.Database;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;

/** The queue in PostgreSQL: a request and its answer are rows that are inserted and read, never changed. */
@ApplicationScoped
class PostgresObjectionQueue implements ObjectionQueue {

    private static final String WAITING = " FROM objection_request WHERE waiting";
    private static final String LIST =
            "SELECT " + ObjectionRequest.COLUMNS + WAITING + " AND sequence > :after ORDER BY sequence LIMIT :most";
    private static final String COUNT = "SELECT count(*)" + WAITING;
    private static final String ONE = "SELECT " + ObjectionRequest.COLUMNS + WAITING + " AND sequence = :number";
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.objection.request.' || :number, 0))";
    private static final String ADD = """
            INSERT INTO objection_request (
                nhs_number, change, feeds, categories, received_on, how_received, on_behalf, representative, evidence,
                registration, token_issuer, token_id)
            VALUES (
                :patient, :change, :feeds, :categories, :receivedOn, :howReceived, :onBehalf, :representative, :evidence,
                :registration, :tokenIssuer, :tokenId)
            """;
    private static final String ANSWER = """
            INSERT INTO objection_answer (
                request, accepted, reason, registration, organisation_name, officer_issuer, officer_subject, officer_name)
            VALUES (
                :number, :accepted, :reason, :registration, :organisationName, :officerIssuer, :officerSubject,
                :officerName)
            """;

    private final Database database;
    private final RecordedChanges changes;
    private final ObjectionEntries entries;

    @Inject
    PostgresObjectionQueue(Database database, RecordedChanges changes, ObjectionEntries entries) {
        this.database = database;
        this.changes = changes;
        this.entries = entries;
    }

    @Override
    public void add(Arrived request, AuditTrail.Caller caller) {
        changes.make(caller, (handle, trail) -> {
            trail.accept(new AuditEvent.OfObjection(new ObjectionEvent.Requested(
                    request.registration(),
                    request.tokenIssuer(),
                    request.patient(),
                    request.change().code())));
            return request.reception()
                    .bindTo(ScopeColumns.bind(handle.createUpdate(ADD), request.scope()))
                    .bind("patient", request.patient().digits())
                    .bind("change", request.change().code())
                    .bind("registration", request.registration())
                    .bind("tokenIssuer", request.tokenIssuer())
                    .bind("tokenId", request.tokenId())
                    .execute();
        });
    }

    @Override
    public ListPart<ObjectionRequest> waiting(Officer officer, long after, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            ListPart<ObjectionRequest> waiting = ListPart.of(handle.createQuery(LIST)
                    .bind("after", after)
                    .bind("most", ListPart.MOST + 1)
                    .map(ObjectionRequest::of)
                    .map(request -> new ListPart.Numbered<>(request.number(), request))
                    .list());
            waiting.rows().stream()
                    .map(ObjectionRequest::patient)
                    .distinct()
                    .forEach(patient ->
                            trail.accept(new AuditEvent.OfObjection(new ObjectionEvent.LookedUp(officer, patient, 0))));
            return waiting;
        });
    }

    @Override
    public int howMany() {
        return database.withHandle(
                handle -> handle.createQuery(COUNT).mapTo(Integer.class).one());
    }

    @Override
    public boolean answer(Officer officer, Answer answer, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> answer(handle, officer, answer, trail));
    }

    private boolean answer(Handle handle, Officer officer, Answer answer, Consumer<AuditEvent> trail) {
        handle.createQuery(ONE_AT_A_TIME)
                .bind("number", Long.toString(answer.number()))
                .mapToMap()
                .one();
        Optional<ObjectionRequest> request = handle.createQuery(ONE)
                .bind("number", answer.number())
                .map(ObjectionRequest::of)
                .findOne();
        if (request.isEmpty()) {
            return false;
        }
        keep(handle, officer, answer);
        trail.accept(new AuditEvent.OfObjection(
                new ObjectionEvent.Answered(officer, request.get().patient(), answer.accepted(), answer.reason())));
        if (answer.accepted()) {
            NewEntry entry = new NewEntry(
                    request.get().patient(),
                    request.get().change(),
                    request.get().scope(),
                    request.get().reception(),
                    Secret.randomText(16),
                    0);
            // the form does not know what the patient objects to already
            entries.widen(handle, officer, entry, trail);
        }
        return true;
    }

    private static void keep(Handle handle, Officer officer, Answer answer) {
        handle.createUpdate(ANSWER)
                .bind("number", answer.number())
                .bind("accepted", answer.accepted())
                .bind("reason", answer.reason())
                .bind("registration", officer.registration())
                .bind("organisationName", officer.organisationName())
                .bind("officerIssuer", officer.user().issuer())
                .bind("officerSubject", officer.id())
                .bind("officerName", officer.name())
                .execute();
    }
}
