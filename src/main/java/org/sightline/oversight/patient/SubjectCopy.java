package org.sightline.oversight.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.TrailReading;
import org.sightline.audit.TrailReading.Form;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailEntry;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

/**
 * The copy that the law asks for of what the viewer itself holds of a patient: found, put on the audit trail, and only
 * then handed over.
 *
 * @see <a href="https://www.legislation.gov.uk/eur/2016/679/article/15">UK GDPR, article 15</a>
 */
@ApplicationScoped
class SubjectCopy {

    private final PatientTrail trail;
    private final HeldOfPatient held;
    private final LaunchConfigSource config;
    private final AuditTrail audit;

    SubjectCopy(PatientTrail trail, HeldOfPatient held, LaunchConfigSource config, AuditTrail audit) {
        this.trail = trail;
        this.held = held;
        this.config = config;
        this.audit = audit;
    }

    /**
     * A copy that is on the trail.
     *
     * @param held besides the entries, which are read part by part
     * @param entries how many there are
     * @param holders who holds the record itself, by name
     */
    record Copy(TrailQuestion question, List<HeldItem> held, long entries, List<String> holders) {
        Copy {
            held = List.copyOf(held);
            holders = List.copyOf(holders);
        }

        NhsNumber patient() {
            return question.numbers().getFirst();
        }
    }

    Copy make(Officer officer, LooksForm form, Form as, AuditTrail.Caller caller) {
        NhsNumber patient = form.patient().orElseThrow();
        TrailQuestion question = new TrailQuestion(
                form.isAlone() ? List.of(patient) : trail.numbers(patient),
                WhoseUsers.of(officer),
                TrailQuestion.EVER,
                form.asked(trail.now()));
        List<HeldItem> items = held.of(question.numbers(), question.whose());
        long entries = trail.page(question, 0, 1).entries();
        question.numbers()
                .forEach(number -> audit.record(
                        new AuditEvent.TrailRead(
                                new TrailReading.CopyByOfficer(officer, number, as, entries + items.size())),
                        caller));
        return new Copy(
                question,
                items,
                entries,
                config.current().feeds().stream().map(FeedRegistration::name).toList());
    }

    /** The next part of its entries, the latest first; empty after the last. */
    List<TrailEntry> further(Copy copy, Instant before, long sequence) {
        return trail.before(copy.question(), before, sequence, PatientLooks.AT_A_TIME);
    }
}
