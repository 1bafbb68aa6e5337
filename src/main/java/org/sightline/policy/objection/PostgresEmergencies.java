package org.sightline.policy.objection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.ObjectionEvent;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.ListPart;
import org.sightline.context.Officer;
import org.sightline.database.Database;

/** Emergencies in PostgreSQL: an emergency and its end are rows that are inserted and read, never changed. */
@ApplicationScoped
class PostgresEmergencies implements Emergencies {

    private static final String RECENT = """
            SELECT e.sequence, e.reason, e.declared_at, least(e.ends_at, x.ended_at) AS until,
                e.officer_name || ', ' || e.organisation_name AS by,
                least(e.ends_at, x.ended_at) > clock_timestamp() AS in_force
            FROM objection_emergency AS e LEFT JOIN objection_emergency_end AS x ON x.emergency = e.sequence
            WHERE e.declared_at > clock_timestamp() - interval '1 year' AND e.sequence < :below
            ORDER BY e.sequence DESC LIMIT :most
            """;
    private static final String DECLARE = """
            INSERT INTO objection_emergency (
                ends_at, reason, registration, organisation_name, officer_issuer, officer_subject, officer_name)
            VALUES (
                clock_timestamp() + make_interval(hours => :hours), :reason, :registration, :organisationName, :officerIssuer,
                :officerSubject, :officerName)
            """;
    private static final String END = """
            INSERT INTO objection_emergency_end (emergency, registration, officer_issuer, officer_subject, officer_name)
            SELECT sequence, :registration, :officerIssuer, :officerSubject, :officerName
            FROM objection_emergency WHERE sequence = :number AND ends_at > clock_timestamp()
            ON CONFLICT DO NOTHING
            """;

    private final Database database;
    private final RecordedChanges changes;

    @Inject
    PostgresEmergencies(Database database, RecordedChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public ListPart<Emergency> recent(long after) {
        return database.withHandle(handle -> ListPart.of(handle.createQuery(RECENT)
                .bind("below", ListPart.below(after))
                .bind("most", ListPart.MOST + 1)
                .map((columns, _) -> new Emergency(
                        columns.getLong("sequence"),
                        columns.getString("reason"),
                        Database.instant(columns, "declared_at"),
                        Database.instant(columns, "until"),
                        columns.getString("by"),
                        columns.getBoolean("in_force")))
                .map(emergency -> new ListPart.Numbered<>(emergency.number(), emergency))
                .list()));
    }

    @Override
    public void declare(Officer officer, String reason, int hours, AuditTrail.Caller caller) {
        changes.make(caller, (handle, trail) -> {
            trail.accept(new AuditEvent.OfObjection(
                    new ObjectionEvent.EmergencyChanged(officer, "declared for " + hours + " hours", reason)));
            return handle.createUpdate(DECLARE)
                    .bind("hours", hours)
                    .bind("reason", reason)
                    .bind("registration", officer.registration())
                    .bind("organisationName", officer.organisationName())
                    .bind("officerIssuer", officer.user().issuer())
                    .bind("officerSubject", officer.id())
                    .bind("officerName", officer.name())
                    .execute();
        });
    }

    @Override
    public boolean end(Officer officer, long number, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, trail) -> {
            int rows = handle.createUpdate(END)
                    .bind("number", number)
                    .bind("registration", officer.registration())
                    .bind("officerIssuer", officer.user().issuer())
                    .bind("officerSubject", officer.id())
                    .bind("officerName", officer.name())
                    .execute();
            if (rows == 1) {
                trail.accept(new AuditEvent.OfObjection(
                        new ObjectionEvent.EmergencyChanged(officer, "ended", "number " + number)));
            }
            return rows == 1;
        });
    }
}
