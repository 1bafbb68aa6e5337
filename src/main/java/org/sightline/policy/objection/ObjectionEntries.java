package org.sightline.policy.objection;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.ObjectionEvent;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Officer;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.ObjectionRegister.Outcome;

/** The statements by which an entry comes into a history, whoever has the connection. */
@Singleton
class ObjectionEntries {

    private static final String LATEST =
            "SELECT change, feeds, categories FROM objection_entry WHERE nhs_number = :patient ORDER BY sequence DESC LIMIT 1";
    /** One change of a patient at a time, on whichever node, so that the state before it is true. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.objection.' || :patient, 0))";

    private static final String SAME_FORM =
            "SELECT count(*) FROM objection_entry WHERE form_id = :formId AND line = :line";
    private static final String INSERT = """
            INSERT INTO objection_entry (
                nhs_number, change, feeds, categories, received_on, how_received, on_behalf, representative, evidence, form_id, line,
                registration, organisation_name, officer_issuer, officer_subject, officer_name)
            VALUES (
                :patient, :change, :feeds, :categories, :receivedOn, :howReceived, :onBehalf, :representative, :evidence, :formId, :line,
                :registration, :organisationName, :officerIssuer, :officerSubject, :officerName)
            """;

    Outcome record(Handle handle, Officer officer, NewEntry entry, Consumer<AuditEvent> entries) {
        NhsNumber patient = entry.patient();
        one(handle, patient);
        int before = handle.createQuery(SAME_FORM)
                .bind("formId", entry.formId())
                .bind("line", entry.line())
                .mapTo(Integer.class)
                .one();
        if (before > 0) {
            return Outcome.RECORDED_BEFORE;
        }
        Optional<ObjectionScope> after =
                entry.change() == ObjectionChange.OBJECTED ? Optional.of(entry.scope()) : Optional.empty();
        if (objectedTo(handle, patient).equals(after)) {
            return Outcome.STANDS_SO_ALREADY;
        }
        insert(handle, officer, entry);
        entries.accept(new AuditEvent.OfObjection(new ObjectionEvent.Changed(
                officer, patient, entry.change().code(), after.orElse(ObjectionScope.Parts.NONE))));
        return Outcome.RECORDED;
    }

    /** As above, of an objection that adds to what the patient objects to already. */
    Outcome widen(Handle handle, Officer officer, NewEntry entry, Consumer<AuditEvent> entries) {
        NhsNumber patient = entry.patient();
        one(handle, patient);
        ObjectionScope wider = objectedTo(handle, patient)
                .map(before -> before.with(entry.scope()))
                .orElse(entry.scope());
        NewEntry together =
                new NewEntry(patient, entry.change(), wider, entry.reception(), entry.formId(), entry.line());
        return record(handle, officer, together, entries);
    }

    private static void one(Handle handle, NhsNumber patient) {
        handle.createQuery(ONE_AT_A_TIME)
                .bind("patient", patient.digits())
                .mapToMap()
                .one();
    }

    private static void insert(Handle handle, Officer officer, NewEntry entry) {
        entry.reception()
                .bindTo(ScopeColumns.bind(handle.createUpdate(INSERT), entry.scope()))
                .bind("patient", entry.patient().digits())
                .bind("change", entry.change().code())
                .bind("formId", entry.formId())
                .bind("line", entry.line())
                .bind("registration", officer.registration())
                .bind("organisationName", officer.organisationName())
                .bind("officerIssuer", officer.user().issuer())
                .bind("officerSubject", officer.id())
                .bind("officerName", officer.name())
                .execute();
    }

    /** What the patient objects to now; empty if to nothing. */
    Optional<ObjectionScope> objectedTo(Handle handle, NhsNumber patient) {
        return handle.createQuery(LATEST)
                .bind("patient", patient.digits())
                .map((columns, _) -> ObjectionEntry.change(columns.getString("change")) == ObjectionChange.OBJECTED
                        ? Optional.of(ScopeColumns.of(columns))
                        : Optional.<ObjectionScope>empty())
                .findOne()
                .flatMap(latest -> latest);
    }
}
