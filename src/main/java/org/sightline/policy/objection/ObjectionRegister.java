package org.sightline.policy.objection;

import java.util.List;
import org.sightline.audit.AuditTrail;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Officer;

/** What officers do with objections. Whatever is read or changed here is on the audit trail as well: both or neither. */
public interface ObjectionRegister {

    /** A patient's history, newest first, once the look-up is on the trail. */
    List<ObjectionEntry> lookUp(Officer officer, NhsNumber patient, AuditTrail.Caller caller);

    /** All objections that are in force, by NHS number, once the export is on the trail. */
    List<ObjectionEntry> export(Officer officer, AuditTrail.Caller caller);

    /** Those of these patients who object to their whole record being shown. */
    List<NhsNumber> objecting(List<NhsNumber> patients);

    /** Puts on the trail that a list was tried out; nothing of it is kept. */
    void triedOut(Officer officer, int lines, int bad, AuditTrail.Caller caller);

    /** Records one change. A form that is sent twice is recorded once. */
    Outcome record(Officer officer, NewEntry entry, AuditTrail.Caller caller);

    /**
     * Records a list of objections: all of it or nothing. Whoever objects to as much already is passed over, and nobody
     * objects to less afterwards.
     */
    int recordAll(Officer officer, List<NewEntry> entries, AuditTrail.Caller caller);

    /**
     * A change to be recorded.
     *
     * @param scope what is objected to; of no account in a reversal
     * @param formId of the page it was written on
     * @param line of the list it came in; 0 if it came in none
     */
    record NewEntry(
            NhsNumber patient,
            ObjectionChange change,
            ObjectionScope scope,
            Reception reception,
            String formId,
            int line) {}

    /** What became of a change. */
    enum Outcome {
        RECORDED,
        /** The same form came before. */
        RECORDED_BEFORE,
        /** The patient has no objection that could be reversed, or has the same already. */
        STANDS_SO_ALREADY
    }
}
