package org.sightline.policy.relationship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.sightline.audit.AdmissionEvent;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.context.ReferenceNumber;
import org.sightline.database.Database;
import org.sightline.outbox.Outbox;
import org.sightline.policy.relationship.Relationships.Statement;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;

/** Relationships in PostgreSQL: rows that are inserted with their audit entries and never changed. */
@ApplicationScoped
class KeptRelationships {

    private static final String OF_LAUNCH = """
            SELECT feed, reason_code, reason_words, reference FROM relationship_entry
            WHERE launch_id = :launchId ORDER BY begun_at DESC
            """;
    private static final String KEEP = """
            INSERT INTO relationship_entry (
                reference, launch_id, feed, reason_code, reason_words, nhs_number, registration, organisation_name,
                user_issuer, user_subject, user_name, user_role_name)
            VALUES (
                :reference, :launchId, :feed, :reasonCode, :reasonWords, :nhsNumber, :registration, :organisationName,
                :userIssuer, :userSubject, :userName, :userRoleName)
            ON CONFLICT DO NOTHING
            """;
    private static final String LIST = """
            SELECT number, reference, nhs_number, begun_at, user_name, user_role_name, reason_words FROM relationship_entry
            WHERE registration = :registration AND reason_code IS NOT NULL AND number < :below
            ORDER BY number DESC LIMIT :most
            """;

    private final Database database;
    private final RecordedChanges changes;
    private final Outbox outbox;

    @Inject
    KeptRelationships(Database database, RecordedChanges changes, Outbox outbox) {
        this.database = database;
        this.changes = changes;
        this.outbox = outbox;
    }

    /** The latest first: rules that changed may have made another one necessary. */
    List<Relationship> of(LaunchId launchId) {
        return database.withHandle(handle -> handle.createQuery(OF_LAUNCH)
                .bind("launchId", launchId.value())
                .map(KeptRelationships::read)
                .list());
    }

    private static Relationship read(ResultSet columns, StatementContext context) throws SQLException {
        String feed = columns.getString("feed");
        return feed != null
                ? new Relationship.KnownTo(new FeedId(feed))
                : new Relationship.Stated(
                        columns.getString("reason_code"),
                        columns.getString("reason_words"),
                        columns.getString("reference"));
    }

    void keep(LaunchId launchId, LaunchContext launch, Relationship.KnownTo known, AuditTrail.Caller caller) {
        changes.make(caller, (handle, trail) -> {
            Update row = row(handle, launchId, launch, reference())
                    .bind("feed", known.feed().value())
                    .bind("reasonCode", (String) null)
                    .bind("reasonWords", (String) null);
            return insert(row, trail, new AdmissionEvent.RelationshipKnown(launchId, launch, known.rule()));
        });
    }

    void keep(Statement statement, AuditTrail.Caller caller) {
        changes.make(caller, (handle, trail) -> {
            String reference = reference();
            Update row = row(handle, statement.launchId(), statement.launch(), reference)
                    .bind("feed", (String) null)
                    .bind("reasonCode", statement.reason().code())
                    .bind("reasonWords", statement.reason().words());
            boolean isNew = insert(
                    row,
                    trail,
                    new AdmissionEvent.RelationshipStated(
                            statement.launchId(),
                            statement.launch(),
                            statement.reason().code(),
                            reference));
            if (isNew) {
                outbox.put(handle, told(statement, reference));
            }
            return isNew;
        });
    }

    private static Outbox.Occurrence told(Statement statement, String reference) {
        LaunchContext launch = statement.launch();
        return new Outbox.Occurrence(
                Occasion.RELATIONSHIP,
                launch.registration(),
                reference,
                Map.of(
                        Detail.USER,
                        launch.practitioner().name() + ", "
                                + launch.practitioner().role().display(),
                        Detail.REASON,
                        statement.reason().words(),
                        Detail.PATIENT,
                        launch.patient().nhsNumber().digits()));
    }

    ListPart<StatedRelationship> ofOrganisation(Officer officer, long after, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            ListPart<StatedRelationship> list = ListPart.of(handle.createQuery(LIST)
                    .bind("registration", officer.registration())
                    .bind("most", ListPart.MOST + 1)
                    .bind("below", ListPart.below(after))
                    .map((columns, context) ->
                            new ListPart.Numbered<>(columns.getLong("number"), StatedRelationship.of(columns, context)))
                    .list());
            trail.accept(new AuditEvent.OfAdmission(new AdmissionEvent.RelationshipsRead(
                    officer, list.map(StatedRelationship::reference).rows())));
            return list;
        });
    }

    private static boolean insert(Update row, Consumer<AuditEvent> trail, AdmissionEvent event) {
        boolean isNew = row.execute() == 1;
        if (isNew) {
            trail.accept(new AuditEvent.OfAdmission(event));
        }
        return isNew;
    }

    private static Update row(Handle handle, LaunchId launchId, LaunchContext launch, String reference) {
        return handle.createUpdate(KEEP)
                .bind("reference", reference)
                .bind("launchId", launchId.value())
                .bind("nhsNumber", launch.patient().nhsNumber().digits())
                .bind("registration", launch.registration())
                .bind("organisationName", launch.organisationName())
                .bind("userIssuer", launch.voucher().userIssuer())
                .bind("userSubject", launch.practitioner().subject())
                .bind("userName", launch.practitioner().name())
                .bind("userRoleName", launch.practitioner().role().display());
    }

    private static String reference() {
        return ReferenceNumber.random().value();
    }
}
