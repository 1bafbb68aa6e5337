package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes allergies and intolerances, and the statement that there is none known. */
final class AllergyMaker {

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    private AllergyMaker() {}

    static AllergyIntolerance allergy(Filing filing, StoryEntry entry) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.addIdentifier(filing.file(allergy, "AllergyIntolerance", entry));
        String verification = entry.text("verification", "confirmed");
        allergy.setVerificationStatus(StoryCodes.concept(VERIFICATION, verification));
        if (!verification.equals("entered-in-error")) {
            allergy.setClinicalStatus(StoryCodes.concept(CLINICAL, entry.text("status", "active")));
        }
        allergy.setCode(entry.coded("what"));
        allergy.setPatient(filing.subject(entry));
        entry.optional("category").ifPresent(code -> allergy.addCategory(AllergyIntoleranceCategory.fromCode(code)));
        entry.optional("criticality")
                .ifPresent(code -> allergy.setCriticality(AllergyIntoleranceCriticality.fromCode(code)));
        entry.optionalWhen("onset").ifPresent(allergy::setOnset);
        entry.optionalWhen("recorded").ifPresent(allergy::setRecordedDateElement);
        entry.optional("by").ifPresent(name -> allergy.setRecorder(Filing.named(name)));
        entry.optional("saidBy").ifPresent(name -> allergy.setAsserter(Filing.named(name)));
        entry.optional("note").ifPresent(text -> allergy.addNote().setText(text));
        if (entry.optional("reaction").isPresent()) {
            addReaction(allergy, entry);
        }
        return allergy;
    }

    private static void addReaction(AllergyIntolerance allergy, StoryEntry entry) {
        var reaction = allergy.addReaction().addManifestation(entry.coded("reaction"));
        entry.optional("severity").ifPresent(code -> reaction.setSeverity(AllergyIntoleranceSeverity.fromCode(code)));
        entry.optional("reactionText").ifPresent(reaction::setDescription);
    }
}
