package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes the Lists by which GP systems say what a section leaves out, or why it is empty. */
final class ListMaker {

    private static final String WARNING =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode";
    private static final String EMPTY = "https://fhir.hl7.org.uk/CodeSystem/UKCore-ListEmptyReasonCode";

    private ListMaker() {}

    static ListResource notice(Filing filing, StoryEntry entry) {
        ListResource list = new ListResource();
        list.addIdentifier(filing.file(list, "List", entry));
        list.setStatus(ListStatus.CURRENT);
        list.setMode(ListMode.SNAPSHOT);
        list.setTitle(entry.text("what"));
        list.setCode(entry.coded("what"));
        list.setSubject(filing.subject(entry));
        list.setDateElement(entry.when("date"));
        entry.optional("warning").ifPresent(code -> list.addExtension(WARNING, new CodeType(code)));
        entry.optional("empty").ifPresent(code -> {
            CodeableConcept reason = new CodeableConcept();
            reason.addCoding().setSystem(EMPTY).setCode(code);
            list.setEmptyReason(reason);
        });
        entry.optional("note").ifPresent(text -> list.addNote().setText(text));
        return list;
    }
}
