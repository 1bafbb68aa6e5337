package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes care teams: who looks after the patient and how to reach them. */
final class CareTeamMaker {

    private CareTeamMaker() {}

    static CareTeam team(Filing filing, StoryEntry entry) {
        CareTeam team = new CareTeam();
        team.addIdentifier(filing.file(team, "CareTeam", entry));
        team.setStatus(CareTeamStatus.fromCode(entry.text("status", "active")));
        team.setName(entry.text("what"));
        team.setSubject(filing.subject(entry));
        Period period = new Period();
        entry.optionalWhen("since").ifPresent(period::setStartElement);
        entry.optionalWhen("until").ifPresent(period::setEndElement);
        team.setPeriod(period);
        entry.optional("org").ifPresent(name -> team.addManagingOrganization(Filing.named(name)));
        entry.optional("phone").ifPresent(number -> team.addTelecom(phone(number)));
        entry.optional("for").ifPresent(text -> team.addReasonCode(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> team.addNote().setText(text));
        entry.list("members").forEach(member -> addMember(team, member));
        return team;
    }

    /** A member one can ring is held in the team's own resource, one without a telephone is a name alone. */
    private static void addMember(CareTeam team, StoryEntry member) {
        var participant = team.addParticipant();
        String name = member.text("name");
        member.optional("role").ifPresent(text -> participant.addRole(StoryCodes.parse(text)));
        member.optional("org").ifPresent(org -> participant.setOnBehalfOf(Filing.named(org)));
        participant.setMember(Filing.named(name));
        member.optional("phone").ifPresent(number -> {
            PractitionerRole held = new PractitionerRole().setPractitioner(Filing.named(name));
            held.addTelecom(phone(number));
            held.setId("member-" + team.getParticipant().size());
            team.addContained(held);
            participant.setMember(new Reference("#" + held.getId()).setDisplay(name));
        });
    }

    private static ContactPoint phone(String number) {
        return new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue(number);
    }
}
