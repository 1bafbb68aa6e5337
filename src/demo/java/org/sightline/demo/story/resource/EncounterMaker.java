package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/** Makes encounters: attendances, admissions, visits and consultations. */
final class EncounterMaker {

    private static final String CLASSES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private EncounterMaker() {}

    static Encounter encounter(Filing filing, StoryEntry entry) {
        Encounter encounter = new Encounter();
        encounter.addIdentifier(filing.file(encounter, "Encounter", entry));
        encounter.setStatus(EncounterStatus.fromCode(entry.text("status", "finished")));
        encounter.setClass_(kind(entry));
        encounter.addType(entry.coded("what"));
        entry.optional("service").ifPresent(text -> encounter.setServiceType(StoryCodes.parse(text)));
        encounter.setSubject(filing.subject(entry));
        Period period = new Period().setStartElement(entry.when("date"));
        entry.optionalWhen("until").ifPresent(period::setEndElement);
        encounter.setPeriod(period);
        entry.optional("by").ifPresent(name -> encounter.addParticipant().setIndividual(Filing.named(name)));
        entry.optional("at").ifPresent(name -> encounter.addLocation().setLocation(Filing.named(name)));
        entry.optional("for").ifPresent(text -> encounter.addReasonCode(StoryCodes.parse(text)));
        entry.optional("discharge")
                .ifPresent(text -> encounter.getHospitalization().setDischargeDisposition(StoryCodes.parse(text)));
        entry.optional("provider").ifPresent(name -> encounter.setServiceProvider(Filing.named(name)));
        return encounter;
    }

    private static Coding kind(StoryEntry entry) {
        Coding kind = new Coding().setSystem(CLASSES);
        return switch (entry.text("kind", "outpatient")) {
            case "outpatient" -> kind.setCode("AMB").setDisplay("ambulatory");
            case "emergency" -> kind.setCode("EMER").setDisplay("emergency");
            case "inpatient" -> kind.setCode("IMP").setDisplay("inpatient encounter");
            case "home" -> kind.setCode("HH").setDisplay("home health");
            case "field" -> kind.setCode("FLD").setDisplay("field");
            case "virtual" -> kind.setCode("VR").setDisplay("virtual");
            default ->
                throw new StoryException(
                        entry.place() + ": kind is outpatient, emergency, inpatient, home, field or virtual");
        };
    }
}
