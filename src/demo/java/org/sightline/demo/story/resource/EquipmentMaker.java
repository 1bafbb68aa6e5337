package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes equipment a patient was given, as a statement of its use. */
final class EquipmentMaker {

    private EquipmentMaker() {}

    static DeviceUseStatement equipment(Filing filing, StoryEntry entry) {
        DeviceUseStatement use = new DeviceUseStatement();
        use.addIdentifier(filing.file(use, "DeviceUseStatement", entry));
        use.setStatus(DeviceUseStatementStatus.fromCode(entry.text("status", "active")));
        use.setSubject(filing.subject(entry));
        Period used = new Period().setStartElement(entry.when("since"));
        entry.optionalWhen("until").ifPresent(used::setEndElement);
        use.setTiming(used);
        entry.optional("by").ifPresent(name -> use.setSource(Filing.named(name)));
        use.setDevice(Filing.named(entry.text("what")));
        entry.optional("for").ifPresent(text -> use.addReasonCode(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> use.addNote(new Annotation().setText(text)));
        return use;
    }
}
