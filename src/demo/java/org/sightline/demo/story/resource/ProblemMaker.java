package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes problems, active and past. */
final class ProblemMaker {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private ProblemMaker() {}

    static Condition problem(Filing filing, StoryEntry entry) {
        Condition problem = new Condition();
        problem.addIdentifier(filing.file(problem, "Condition", entry));
        String verification = entry.text("verification", "confirmed");
        problem.setVerificationStatus(StoryCodes.concept(TERMINOLOGY + "condition-ver-status", verification));
        if (!verification.equals("entered-in-error")) {
            problem.setClinicalStatus(
                    StoryCodes.concept(TERMINOLOGY + "condition-clinical", entry.text("status", "active")));
        }
        problem.addCategory(
                StoryCodes.concept(TERMINOLOGY + "condition-category", entry.text("category", "problem-list-item")));
        problem.setCode(entry.coded("what"));
        problem.setSubject(filing.subject(entry));
        entry.optional("significance")
                .ifPresent(code -> problem.addExtension(
                        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ProblemSignificance",
                        new CodeType(code)));
        entry.optionalWhen("onset").ifPresent(problem::setOnset);
        entry.optionalWhen("ended").ifPresent(problem::setAbatement);
        entry.optionalWhen("recorded").ifPresent(problem::setRecordedDateElement);
        entry.optional("by").ifPresent(name -> problem.setRecorder(Filing.named(name)));
        entry.optional("saidBy").ifPresent(name -> problem.setAsserter(Filing.named(name)));
        entry.optional("note").ifPresent(text -> problem.addNote().setText(text));
        return problem;
    }
}
