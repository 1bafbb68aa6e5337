package org.sightline.policy.objection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.ObjectionEvent;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Officer;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/** Objections in PostgreSQL: rows that are inserted and read, never changed. The latest of a patient is in force. */
@ApplicationScoped
class PostgresObjections implements Objections, ObjectionRegister {

    private static final Logger LOG = Logger.getLogger(PostgresObjections.class);

    private static final String EMERGENCY = """
            SELECT ends_at, reason FROM objection_emergency AS e
            WHERE ends_at > clock_timestamp()
              AND NOT EXISTS (SELECT FROM objection_emergency_end AS x WHERE x.emergency = e.sequence)
            ORDER BY ends_at DESC LIMIT 1
            """;
    private static final String HISTORY = "SELECT " + ObjectionEntry.COLUMNS
            + " FROM objection_entry WHERE nhs_number = :patient ORDER BY sequence DESC";
    private static final String IN_FORCE = "SELECT " + ObjectionEntry.COLUMNS + """
             FROM (SELECT DISTINCT ON (nhs_number) * FROM objection_entry ORDER BY nhs_number, sequence DESC) AS latest
            WHERE change <> 'reversed' ORDER BY nhs_number
            """;
    private static final String OBJECTING = """
            SELECT nhs_number
            FROM (SELECT DISTINCT ON (nhs_number) nhs_number, change, feeds, categories FROM objection_entry
                  WHERE nhs_number = ANY (:patients) ORDER BY nhs_number, sequence DESC) AS latest
            WHERE change <> 'reversed' AND feeds = '{}' AND categories = '{}'
            """;
    private final Database database;
    private final RecordedChanges changes;
    private final AuditTrail audit;
    private final ObjectionEntries written;

    @Inject
    PostgresObjections(Database database, RecordedChanges changes, AuditTrail audit, ObjectionEntries written) {
        this.database = database;
        this.changes = changes;
        this.audit = audit;
        this.written = written;
    }

    @Override
    public ObjectionStanding standing(NhsNumber patient) {
        try {
            return database.withHandle(handle -> written.objectedTo(handle, patient)
                    .map(scope -> unlessLifted(handle, scope))
                    .orElseGet(ObjectionStanding.NoObjection::new));
        } catch (StorageUnavailableException e) {
            LOG.errorf("Objections cannot be looked up: %s", e.getMessage());
            throw new ObjectionsUnavailableException(e);
        }
    }

    private static ObjectionStanding unlessLifted(Handle handle, ObjectionScope scope) {
        return handle.createQuery(EMERGENCY)
                .<ObjectionStanding>map((columns, _) ->
                        new ObjectionStanding.Lifted(Database.instant(columns, "ends_at"), columns.getString("reason")))
                .findFirst()
                .orElseGet(() -> switch (scope) {
                    case ObjectionScope.Whole _ -> new ObjectionStanding.WholeRecord();
                    case ObjectionScope.Parts parts -> new ObjectionStanding.PartsOnly(parts);
                });
    }

    @Override
    public List<ObjectionEntry> lookUp(Officer officer, NhsNumber patient, AuditTrail.Caller caller) {
        List<ObjectionEntry> history = database.withHandle(handle -> handle.createQuery(HISTORY)
                .bind("patient", patient.digits())
                .map(ObjectionEntry::of)
                .list());
        record(new ObjectionEvent.LookedUp(officer, patient, history.size()), caller);
        return history;
    }

    @Override
    public List<ObjectionEntry> export(Officer officer, AuditTrail.Caller caller) {
        List<ObjectionEntry> all = database.withHandle(
                handle -> handle.createQuery(IN_FORCE).map(ObjectionEntry::of).list());
        record(new ObjectionEvent.Exported(officer, all.size()), caller);
        return all;
    }

    @Override
    public List<NhsNumber> objecting(List<NhsNumber> patients) {
        String[] numbers = patients.stream().map(NhsNumber::digits).toArray(String[]::new);
        return database.withHandle(handle -> handle.createQuery(OBJECTING)
                .bindArray("patients", String.class, (Object[]) numbers)
                .map((columns, _) -> new NhsNumber(columns.getString("nhs_number")))
                .list());
    }

    @Override
    public void triedOut(Officer officer, int lines, int bad, AuditTrail.Caller caller) {
        record(new ObjectionEvent.ListTried(officer, lines, bad), caller);
    }

    @Override
    public Outcome record(Officer officer, NewEntry entry, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, entries) -> written.record(handle, officer, entry, entries));
    }

    @Override
    public int recordAll(Officer officer, List<NewEntry> list, AuditTrail.Caller caller) {
        // in one order, so that two lists never wait for each other
        List<NewEntry> ordered = list.stream()
                .sorted(Comparator.comparing(entry -> entry.patient().digits()))
                .toList();
        return changes.make(caller, (handle, entries) -> (int) ordered.stream()
                .map(entry -> written.widen(handle, officer, entry, entries))
                .filter(Outcome.RECORDED::equals)
                .count());
    }

    private void record(ObjectionEvent event, AuditTrail.Caller caller) {
        audit.record(new AuditEvent.OfObjection(event), caller);
    }
}
