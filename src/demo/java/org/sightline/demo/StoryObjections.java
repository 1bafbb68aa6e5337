package org.sightline.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Duty;
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
 * Records the objections that stories tell of, as their office would have. One that an officer has reversed meanwhile
 * stays reversed.
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

    StoryObjections(ObjectionRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    void record(@Observes StartupEvent started) {
        Stories.asOf(LocalDate.ofInstant(clock.instant(), UkZone.ID))
                .forEach(story -> story.objection()
                        .filter(_ -> register.lookUp(OFFICE, story.nhsNumber(), Caller.OURSELVES)
                                .isEmpty())
                        .ifPresent(objection ->
                                register.recordAll(OFFICE, List.of(entry(story, objection)), Caller.OURSELVES)));
    }

    private static NewEntry entry(Story story, Story.Objection objection) {
        Reception reception = new Reception(
                objection.recorded(), HowReceived.LETTER, OnBehalf.PATIENT, "", "A letter, filed by " + objection.by());
        return new NewEntry(
                story.nhsNumber(),
                ObjectionChange.OBJECTED,
                new ObjectionScope.Whole(),
                reception,
                Secret.randomText(16),
                0);
    }
}
