package org.sightline.demo.epr;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.context.Secret;
import org.sightline.context.UkZone;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionRegister;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.policy.objection.Reception;

/**
 * Records the objections that stories tell of, and those that a trainer lets a patient have, as their office would have. One
 * of a story that an officer has reversed meanwhile stays reversed.
 */
@ApplicationScoped
class StoryObjections {

    private static final Officer OFFICE = new Officer(
            new OfficeUser("demo", "story", "Shared care record office"),
            "northgate-hospital",
            "Northgate Hospital",
            Set.of(Duty.OBJECTIONS));

    private final ObjectionRegister register;
    private final InstantSource clock;
    private final Set<NhsNumber> changed = new HashSet<>();

    StoryObjections(ObjectionRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    void record(@Observes StartupEvent started) {
        Stories.asOf(today())
                .forEach(story -> story.objection()
                        .filter(_ -> register.lookUp(OFFICE, story.nhsNumber(), Caller.OURSELVES)
                                .isEmpty())
                        .ifPresent(objection -> register.recordAll(
                                OFFICE,
                                List.of(entry(
                                        story.nhsNumber(),
                                        ObjectionChange.OBJECTED,
                                        objection.recorded(),
                                        "A letter, filed by " + objection.by())),
                                Caller.OURSELVES)));
    }

    /** Whether the patient objects to the whole record being shown. */
    boolean objects(Story story) {
        return !register.objecting(List.of(story.nhsNumber())).isEmpty();
    }

    /** What a trainer lets a patient say. */
    synchronized void say(Story story, boolean objects) {
        changed.add(story.nhsNumber());
        change(story, objects);
    }

    /** As the stories tell it, of those patients whom a trainer let say otherwise. */
    synchronized void takeBack(List<Story> stories) {
        stories.stream()
                .filter(story -> changed.contains(story.nhsNumber()))
                .forEach(story -> change(story, story.objection().isPresent()));
        changed.clear();
    }

    private void change(Story story, boolean objects) {
        register.record(
                OFFICE,
                entry(
                        story.nhsNumber(),
                        objects ? ObjectionChange.OBJECTED : ObjectionChange.REVERSED,
                        today(),
                        "For training, at the trainer’s panel"),
                Caller.OURSELVES);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UkZone.ID);
    }

    private static NewEntry entry(NhsNumber patient, ObjectionChange change, LocalDate received, String evidence) {
        Reception reception = new Reception(received, HowReceived.LETTER, OnBehalf.PATIENT, "", evidence);
        return new NewEntry(patient, change, new ObjectionScope.Whole(), reception, Secret.randomText(16), 0);
    }
}
