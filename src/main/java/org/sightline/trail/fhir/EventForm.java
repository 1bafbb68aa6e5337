package org.sightline.trail.fhir;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.sightline.trail.TrailEntry;

/**
 * What kind of AuditEvent a row becomes.
 *
 * @see <a href="https://profiles.ihe.net/ITI/BALP/index.html">IHE Basic Audit Log Patterns (BALP)</a>
 * @see <a href="https://dicom.nema.org/medical/dicom/current/output/chtml/part15/sect_A.5.html">DICOM PS3.15, A.5</a>
 */
enum EventForm {
    /** Something of a record was asked for: by tab, panel or words. */
    QUERY("IHE.BasicAudit.PatientQuery", EventCodes.REST, EventCodes.interaction("search"), AuditEventAction.E),
    /** One thing that has a name was read, such as a document. */
    READ("IHE.BasicAudit.PatientRead", EventCodes.REST, EventCodes.interaction("read"), AuditEventAction.R),
    /** Something was written down about the patient, such as an objection. */
    CREATE("IHE.BasicAudit.PatientCreate", EventCodes.REST, EventCodes.interaction("create"), AuditEventAction.C),
    LOGIN(
            "",
            EventCodes.dicom("110114", "User Authentication"),
            EventCodes.dicom("110122", "Login"),
            AuditEventAction.E),
    LOGOUT(
            "",
            EventCodes.dicom("110114", "User Authentication"),
            EventCodes.dicom("110123", "Logout"),
            AuditEventAction.E),
    OVERRIDE(
            "",
            EventCodes.dicom("110113", "Security Alert"),
            EventCodes.dicom("110127", "Emergency Override Started"),
            AuditEventAction.E),
    CONFIGURATION(
            "",
            EventCodes.dicom("110113", "Security Alert"),
            EventCodes.dicom("110131", "Software Configuration"),
            AuditEventAction.U),
    /** Whatever has no pattern of its own; the words of its row are in its subtype. */
    OTHER("", EventCodes.REST, EventCodes.interaction("operation"), AuditEventAction.E);

    private static final String PROFILES = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/";

    private final String profile;
    private final Coding type;
    private final Coding subtype;
    private final AuditEventAction action;

    EventForm(String profile, Coding type, Coding subtype, AuditEventAction action) {
        this.profile = profile.isEmpty() ? "" : PROFILES + profile;
        this.type = type;
        this.subtype = subtype;
        this.action = action;
    }

    static EventForm of(TrailEntry row) {
        return switch (row.event().name()) {
            case "opening",
                    "opened",
                    "tab-denied",
                    "opening-refused",
                    "objection-lifted",
                    "patient-trail-read",
                    "entry-read",
                    "entries-searched",
                    "trail-searched",
                    "objection-looked-up" -> QUERY;
            case "document-opening", "document-opened", "printed", "subject-copy-made" -> READ;
            case "objection-changed",
                    "objection-requested",
                    "objection-answered",
                    "override-reviewed",
                    "problem-reported" -> CREATE;
            case "launch-accepted",
                    "launch-pushed",
                    "launch-refused",
                    "officer-signed-in",
                    "officer-refused",
                    "attempt-refused" -> LOGIN;
            case "signed-out", "session-ended", "officer-signed-out", "office-session-ended" -> LOGOUT;
            case "override-begun" -> OVERRIDE;
            case "configuration-changed", "configuration-refused", "content-in-force" -> CONFIGURATION;
            default -> OTHER;
        };
    }

    /** BALP's profiles are of what succeeded with a patient; empty for what has none. */
    String profileOf(TrailEntry row) {
        return row.event().refused() || row.subject().nhsNumber().isEmpty() ? "" : profile;
    }

    Coding type() {
        return type.copy();
    }

    Coding subtype() {
        return subtype.copy();
    }

    AuditEventAction action() {
        return action;
    }

    /** The client's end of a read is where data goes to; of a query or of what is written it is where they come from. */
    boolean isRead() {
        return this == READ;
    }

    /** Whether it has one thing that it is about, besides the patient. */
    boolean hasData() {
        return this == READ || this == CREATE;
    }
}
