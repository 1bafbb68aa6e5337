package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes procedures: done on a day ({@code date}) or over a time ({@code date} and {@code until}). */
final class ProcedureMaker {

    private ProcedureMaker() {}

    static Procedure procedure(Filing filing, StoryEntry entry) {
        Procedure procedure = new Procedure();
        procedure.addIdentifier(filing.file(procedure, "Procedure", entry));
        procedure.setStatus(ProcedureStatus.fromCode(entry.text("status", "completed")));
        procedure.setCode(entry.coded("what"));
        procedure.setSubject(filing.subject(entry));
        entry.optionalWhen("until")
                .ifPresentOrElse(
                        end -> procedure.setPerformed(
                                new Period().setStartElement(entry.when("date")).setEndElement(end)),
                        () -> procedure.setPerformed(entry.when("date")));
        entry.optional("by").ifPresent(name -> procedure.addPerformer().setActor(Filing.named(name)));
        entry.optional("at").ifPresent(name -> procedure.setLocation(Filing.named(name)));
        entry.optional("for").ifPresent(text -> procedure.addReasonCode(StoryCodes.parse(text)));
        entry.optional("outcome").ifPresent(text -> procedure.setOutcome(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> procedure.addNote().setText(text));
        return procedure;
    }
}
