package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes carers, next of kin and attorneys. */
final class RelatedPersonMaker {

    private RelatedPersonMaker() {}

    static RelatedPerson person(Filing filing, StoryEntry entry) {
        RelatedPerson person = new RelatedPerson();
        person.addIdentifier(filing.file(person, "RelatedPerson", entry));
        person.setActive(!entry.text("active", "yes").equals("no"));
        person.setPatient(filing.subject(entry));
        person.addName(new HumanName().setText(entry.text("name")));
        entry.texts("is").forEach(text -> person.addRelationship(StoryCodes.parse(text)));
        entry.optional("phone")
                .ifPresent(number ->
                        person.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(number));
        entry.optional("email")
                .ifPresent(address ->
                        person.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(address));
        entry.optional("address").ifPresent(text -> person.addAddress().setText(text));
        Period period = new Period();
        entry.optionalWhen("since").ifPresent(period::setStartElement);
        entry.optionalWhen("until").ifPresent(period::setEndElement);
        person.setPeriod(period);
        return person;
    }
}
