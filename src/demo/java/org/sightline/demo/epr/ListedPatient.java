package org.sightline.demo.epr;

import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.story.Story;

/**
 * A line of the patient list.
 *
 * @param bySmart whether the user's EPR launches by SMART and has the patient on record, as it has to
 */
public record ListedPatient(Story story, boolean bySmart) {

    static ListedPatient of(Story story, EprUser user) {
        return new ListedPatient(
                story,
                user.organisation()
                        .smart()
                        .flatMap(ehr -> DemoFeeds.patientId(ehr.id(), story))
                        .isPresent());
    }
}
