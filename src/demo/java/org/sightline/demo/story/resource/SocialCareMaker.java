package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes packages of care and caseloads (EpisodeOfCare), and assessments (Task), as social care feeds send them. */
final class SocialCareMaker {

    private SocialCareMaker() {}

    static EpisodeOfCare episode(Filing filing, StoryEntry entry) {
        EpisodeOfCare episode = new EpisodeOfCare();
        episode.addIdentifier(filing.file(episode, "EpisodeOfCare", entry));
        episode.setStatus(EpisodeOfCareStatus.fromCode(entry.text("status", "active")));
        episode.addType(entry.coded("what"));
        episode.setPatient(filing.subject(entry));
        episode.setPeriod(period(entry));
        entry.optional("org").ifPresent(name -> episode.setManagingOrganization(Filing.named(name)));
        entry.optional("by").ifPresent(name -> setManager(episode, name, entry));
        entry.optional("team").ifPresent(name -> episode.addTeam(Filing.named(name)));
        return episode;
    }

    /** A manager one can ring is held in the episode's own resource, one without a telephone is a name alone. */
    private static void setManager(EpisodeOfCare episode, String name, StoryEntry entry) {
        episode.setCareManager(Filing.named(name));
        entry.optional("phone").ifPresent(number -> {
            Practitioner manager = new Practitioner();
            manager.setId("manager");
            manager.addName(new HumanName().setText(name));
            manager.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(number);
            episode.addContained(manager);
            episode.setCareManager(new Reference("#manager").setDisplay(name));
        });
    }

    static Task assessment(Filing filing, StoryEntry entry) {
        Task task = new Task();
        task.addIdentifier(filing.file(task, "Task", entry));
        task.setStatus(TaskStatus.fromCode(entry.text("status", "completed")));
        task.setIntent(TaskIntent.ORDER);
        task.setCode(entry.coded("what"));
        entry.optional("description").ifPresent(task::setDescription);
        task.setFor(filing.subject(entry));
        task.setAuthoredOnElement(entry.when("date"));
        task.setExecutionPeriod(period(entry));
        entry.optional("from").ifPresent(name -> task.setRequester(Filing.named(name)));
        entry.optional("by").ifPresent(name -> task.setOwner(Filing.named(name)));
        entry.optional("outcome").ifPresent(text -> task.setBusinessStatus(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> task.addNote(new Annotation().setText(text)));
        return task;
    }

    private static Period period(StoryEntry entry) {
        Period period = new Period();
        entry.optionalWhen("since").ifPresent(period::setStartElement);
        entry.optionalWhen("until").ifPresent(period::setEndElement);
        return period;
    }
}
