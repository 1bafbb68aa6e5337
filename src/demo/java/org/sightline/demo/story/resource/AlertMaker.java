package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes alerts; a decision about resuscitation is one too, with its review as the end of its period. */
final class AlertMaker {

    private AlertMaker() {}

    static Flag alert(Filing filing, StoryEntry entry) {
        Flag flag = new Flag();
        flag.addIdentifier(filing.file(flag, "Flag", entry));
        flag.setStatus(Flag.FlagStatus.fromCode(entry.text("status", "active")));
        entry.optional("category").ifPresent(text -> flag.addCategory(StoryCodes.parse(text)));
        flag.setCode(entry.coded("what"));
        flag.setSubject(filing.subject(entry));
        Period period = new Period();
        entry.optionalWhen("since").ifPresent(period::setStartElement);
        entry.optionalWhen("review").ifPresent(period::setEndElement);
        flag.setPeriod(period);
        entry.optional("by").ifPresent(name -> flag.setAuthor(Filing.named(name)));
        return flag;
    }
}
