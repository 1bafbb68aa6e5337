package org.sightline.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;

/** Who reads what the trail holds of a patient; the entry is committed before anything of it is handed over. */
public sealed interface TrailReading {

    /**
     * An officer is about to be shown who looked at a patient's record.
     *
     * @param filter what was asked for besides the patient, by the names of the form
     * @param entries how many rows that comes to
     */
    record ByOfficer(Officer officer, NhsNumber patient, Form form, Map<String, String> filter, long entries)
            implements TrailReading {
        public ByOfficer {
            filter = Map.copyOf(filter);
        }
    }

    /**
     * An officer is about to be shown one entry, and what was on the screen then.
     *
     * @param patientOrNull whose record it is about; null if it is about nobody's
     * @param entry its sequence number
     */
    record EntryByOfficer(Officer officer, @Nullable NhsNumber patientOrNull, long entry) implements TrailReading {}

    /**
     * An officer is about to be shown entries that were searched for.
     *
     * @param patientOrNull whose entries; null if they are not of one patient
     * @param filter what was asked for besides, by the names of the form
     * @param entries how many are handed over
     */
    record SearchByOfficer(
            Officer officer, @Nullable NhsNumber patientOrNull, Form form, Map<String, String> filter, long entries)
            implements TrailReading {
        public SearchByOfficer {
            filter = Map.copyOf(filter);
        }
    }

    /**
     * An officer is about to make the copy that the law asks for of what is held of a patient.
     *
     * @param items how many things are in it
     */
    record CopyByOfficer(Officer officer, NhsNumber patient, Form form, long items) implements TrailReading {}

    /**
     * Another system, or a patient's app, is about to be given entries.
     *
     * @param registration of the organisation whose system it is
     * @param patientOrNull whose entries; null if they are not of one patient
     * @param entries how many are handed over
     */
    record BySystem(
            String registration,
            String organisationName,
            @Nullable NhsNumber patientOrNull,
            Form form,
            long entries) implements TrailReading {}

    /** As what it is handed over. */
    enum Form {
        PAGE("page"),
        PAPER("paper"),
        CSV("csv"),
        JSON("json"),
        APP("app"),
        FHIR("fhir");

        private final String code;

        Form(String code) {
            this.code = code;
        }

        /** The word in the audit trail. */
        public String code() {
            return code;
        }
    }
}
