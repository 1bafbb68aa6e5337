package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes immunisations given, and those that were not with the reason why. */
final class ImmunisationMaker {

    private static final String PROCEDURE =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure";

    private ImmunisationMaker() {}

    static Immunization immunisation(Filing filing, StoryEntry entry) {
        Immunization given = new Immunization();
        given.addIdentifier(filing.file(given, "Immunization", entry));
        given.setStatus(ImmunizationStatus.fromCode(entry.text("status", "completed")));
        given.setVaccineCode(entry.coded("what"));
        entry.optional("procedure").ifPresent(text -> given.addExtension(PROCEDURE, StoryCodes.parse(text)));
        given.setPatient(filing.subject(entry));
        given.setOccurrence(entry.when("date"));
        entry.optionalWhen("recorded").ifPresent(given::setRecordedElement);
        entry.optional("maker").ifPresent(name -> given.setManufacturer(Filing.named(name)));
        entry.optional("lot").ifPresent(given::setLotNumber);
        entry.optional("site").ifPresent(text -> given.setSite(StoryCodes.parse(text)));
        entry.optional("by").ifPresent(name -> given.addPerformer().setActor(Filing.named(name)));
        entry.optional("at").ifPresent(name -> given.setLocation(Filing.named(name)));
        entry.optional("why").ifPresent(text -> given.setStatusReason(StoryCodes.parse(text)));
        entry.optional("for").ifPresent(text -> given.addReasonCode(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> given.addNote().setText(text));
        entry.optional("dose")
                .ifPresent(number -> given.addProtocolApplied().setDoseNumber(new PositiveIntType(number)));
        return given;
    }
}
