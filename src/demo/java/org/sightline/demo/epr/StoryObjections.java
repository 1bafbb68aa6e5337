package org.sightline.demo.epr;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
import org.sightline.policy.objection.Emergencies;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionRegister;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.policy.objection.Reception;

/**
 * Records the objections that stories tell of, and those that a trainer lets a patient have, as their office would have, and
 * declares the emergency that lifts them. One of a story that an officer has reversed meanwhile stays reversed.
 */
@ApplicationScoped
class StoryObjections {

    private static final Officer OFFICE = new Officer(
            new OfficeUser("demo", "story", "Shared care record office"),
            "northgate-hospital",
            "Northgate Hospital",
            Set.of(Duty.OBJECTIONS));

    private static final String EMERGENCY = "Flood, declared for training at the trainer’s panel";
    private static final int HOURS = 4;

    private final ObjectionRegister register;
    private final Emergencies emergencies;
    private final InstantSource clock;
    private final Map<NhsNumber, ObjectionScope> changed = new HashMap<>();

    StoryObjections(ObjectionRegister register, Emergencies emergencies, InstantSource clock) {
        this.register = register;
        this.emergencies = emergencies;
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
                                        objection.scope(),
                                        objection.recorded(),
                                        "A letter, filed by " + objection.by())),
                                Caller.OURSELVES)));
    }

    /** Whether the patient objects to the whole record being shown, as the register has it. */
    boolean objects(Story story) {
        return !register.objecting(List.of(story.nhsNumber())).isEmpty();
    }

    /** What a patient objects to, as the story tells it or a trainer let the patient say; no parts for nothing. */
    synchronized ObjectionScope standing(Story story) {
        return changed.getOrDefault(story.nhsNumber(), told(story));
    }

    private static ObjectionScope told(Story story) {
        return story.objection().map(Story.Objection::scope).orElse(ObjectionScope.Parts.NONE);
    }

    /**
     * What a trainer lets a patient say.
     *
     * @param scope no parts for an objection that is taken back
     */
    synchronized void say(Story story, ObjectionScope scope) {
        changed.put(story.nhsNumber(), scope);
        change(story, scope);
    }

    /** As the stories tell it, of those patients whom a trainer let say otherwise. */
    synchronized void takeBack(List<Story> stories) {
        stories.stream()
                .filter(story -> changed.containsKey(story.nhsNumber()))
                .forEach(story -> change(story, told(story)));
        changed.clear();
        lift(false);
    }

    private void change(Story story, ObjectionScope scope) {
        register.record(
                OFFICE,
                entry(story.nhsNumber(), scope, today(), "For training, at the trainer’s panel"),
                Caller.OURSELVES);
    }

    /** Whether an emergency that a trainer declared lifts every objection. */
    boolean areLifted() {
        return declared().findAny().isPresent();
    }

    /** Declares an emergency that lifts them, or ends it. */
    synchronized void lift(boolean lifted) {
        if (!lifted) {
            declared().forEach(one -> emergencies.end(OFFICE, one.number(), Caller.OURSELVES));
        } else if (!areLifted()) {
            emergencies.declare(OFFICE, EMERGENCY, HOURS, Caller.OURSELVES);
        }
    }

    private Stream<Emergencies.Emergency> declared() {
        return emergencies.recent(0).rows().stream()
                .filter(one -> one.inForce() && one.reason().equals(EMERGENCY));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UkZone.ID);
    }

    private static NewEntry entry(NhsNumber patient, ObjectionScope scope, LocalDate received, String evidence) {
        boolean none = scope.equals(ObjectionScope.Parts.NONE);
        Reception reception = new Reception(received, HowReceived.LETTER, OnBehalf.PATIENT, "", evidence);
        return new NewEntry(
                patient,
                none ? ObjectionChange.REVERSED : ObjectionChange.OBJECTED,
                none ? new ObjectionScope.Whole() : scope,
                reception,
                Secret.randomText(16),
                0);
    }
}
