package org.sightline.oversight.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.TrailReading;
import org.sightline.audit.TrailReading.Form;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.policy.override.Overrides;
import org.sightline.policy.override.StoredOverride;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

/** The one way to a patient's looks for an officer: found, put on the audit trail, and only then handed over. */
@ApplicationScoped
class PatientLooks {

    /** How many looks stand on one page. */
    static final int OF_A_PAGE = 25;

    /** How many looks are printed at most. */
    static final int ON_PAPER = 1_000;

    /** How many rows of a file are found and handed over at a time. */
    static final int AT_A_TIME = 1_000;

    private final PatientTrail trail;
    private final Overrides overrides;
    private final AuditTrail audit;

    PatientLooks(PatientTrail trail, Overrides overrides, AuditTrail audit) {
        this.trail = trail;
        this.overrides = overrides;
        this.audit = audit;
    }

    /**
     * What was found.
     *
     * @param numbers of the patient, the one asked for first
     * @param overrides of the patient, by reference
     */
    record Found(
            List<NhsNumber> numbers, PatientTrail.Page page, Map<String, StoredOverride> overrides, Instant until) {
        Found {
            numbers = List.copyOf(numbers);
            overrides = Map.copyOf(overrides);
        }
    }

    /** One page on the screen. */
    Found page(Officer officer, LooksForm form, AuditTrail.Caller caller) {
        return found(officer, form, Form.PAGE, caller);
    }

    /** The latest of all pages, for paper. */
    Found paper(Officer officer, LooksForm form, AuditTrail.Caller caller) {
        return found(officer, form, Form.PAPER, caller);
    }

    /** What a file holds: its first part has been put on the trail with all others. */
    TrailQuestion file(Officer officer, LooksForm form, Form as, AuditTrail.Caller caller) {
        TrailQuestion question = question(officer, form);
        long entries = trail.page(question, 0, 1).entries();
        record(
                question.numbers(),
                number -> new TrailReading.ByOfficer(officer, number, as, form.filter(), entries),
                caller);
        return question;
    }

    /** The next part of a file that was put on the trail; empty after its end. */
    List<TrailEntry> further(TrailQuestion question, Instant before, long sequence) {
        return trail.before(question, before, sequence, AT_A_TIME);
    }

    private Found found(Officer officer, LooksForm form, Form as, AuditTrail.Caller caller) {
        TrailQuestion question = question(officer, form);
        PatientTrail.Page page = as == Form.PAPER
                ? trail.page(question, 0, ON_PAPER)
                : trail.page(question, (form.number() - 1) * OF_A_PAGE, OF_A_PAGE);
        Map<String, StoredOverride> overridden = overrides.ofPatient(question.numbers()).stream()
                .collect(Collectors.toMap(StoredOverride::reference, Function.identity()));
        record(
                question.numbers(),
                number -> new TrailReading.ByOfficer(officer, number, as, form.filter(), page.entries()),
                caller);
        return new Found(question.numbers(), page, overridden, question.until());
    }

    private TrailQuestion question(Officer officer, LooksForm form) {
        NhsNumber patient = form.patient().orElseThrow();
        return new TrailQuestion(
                form.isAlone() ? List.of(patient) : trail.numbers(patient),
                WhoseUsers.of(officer),
                form.begins(TrailQuestion.EVER),
                form.ends(trail.now()));
    }

    private void record(List<NhsNumber> numbers, Function<NhsNumber, TrailReading> reading, AuditTrail.Caller caller) {
        numbers.forEach(number -> audit.record(new AuditEvent.TrailRead(reading.apply(number)), caller));
    }
}
