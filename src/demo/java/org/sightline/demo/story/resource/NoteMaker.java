package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;

/**
 * Makes case notes (Observations of the Notts category) and messages between services. No published profile says where
 * a case note's contact type and action stand: they are components here, and the author's role and team are in a
 * contained PractitionerRole.
 */
final class NoteMaker {

    private NoteMaker() {}

    static Observation caseNote(Filing filing, StoryEntry entry) {
        Observation note = new Observation();
        note.addIdentifier(filing.file(note, "Observation", entry));
        note.getMeta().setLastUpdatedElement(StoryDates.instant(entry.when("date")));
        note.setStatus(ObservationStatus.fromCode(entry.text("status", "final")));
        ObservationMaker.notts("case-note").forEach(note::addCategory);
        note.setCode(StoryCodes.parse(entry.text("what", "Case note")));
        note.setSubject(filing.subject(entry));
        note.setEffective(entry.when("date"));
        note.addPerformer(author(note, entry));
        note.setValue(new StringType(entry.text("note")));
        component(note, entry, "contact", "Contact type");
        component(note, entry, "action", "Action");
        entry.optionalWhen("due")
                .ifPresent(due -> note.addComponent()
                        .setCode(StoryCodes.words("Action due"))
                        .setValue(new DateTimeType(due.getValueAsString())));
        return note;
    }

    /** Free text of a consultation under its heading, with the code GP systems give such text. */
    static Observation consultationNote(Filing filing, StoryEntry entry) {
        Observation note = new Observation();
        note.addIdentifier(filing.file(note, "Observation", entry));
        note.setStatus(ObservationStatus.fromCode(entry.text("status", "final")));
        note.setCode(StoryCodes.parse("37331000000100 |Comment note|").setText(entry.text("what")));
        note.setSubject(filing.subject(entry));
        note.setEffective(entry.when("date"));
        entry.optional("by").ifPresent(name -> note.addPerformer(Filing.named(name)));
        note.setValue(new StringType(entry.text("note")));
        return note;
    }

    static Communication message(Filing filing, StoryEntry entry) {
        Communication message = new Communication();
        message.addIdentifier(filing.file(message, "Communication", entry));
        message.setStatus(CommunicationStatus.fromCode(entry.text("status", "completed")));
        message.addCategory(StoryCodes.parse(entry.text("category", "Message between services")));
        message.setTopic(entry.coded("what"));
        message.setSubject(filing.subject(entry));
        message.setSentElement(entry.when("date"));
        entry.optional("by").ifPresent(name -> message.setSender(Filing.named(name)));
        entry.optional("to").ifPresent(name -> message.addRecipient(Filing.named(name)));
        message.addPayload().setContent(new StringType(entry.text("note")));
        return message;
    }

    private static Reference author(Observation note, StoryEntry entry) {
        String name = entry.text("by");
        PractitionerRole author = new PractitionerRole().setPractitioner(Filing.named(name));
        entry.optional("role").ifPresent(text -> author.addCode(StoryCodes.parse(text)));
        entry.optional("team").ifPresent(text -> author.setOrganization(Filing.named(text)));
        author.setId("author");
        note.addContained(author);
        return new Reference("#author").setDisplay(name);
    }

    private static void component(Observation note, StoryEntry entry, String key, String name) {
        entry.optional(key)
                .ifPresent(text ->
                        note.addComponent().setCode(StoryCodes.words(name)).setValue(new StringType(text)));
    }
}
