package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Period;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes care plans of every kind, an advance care plan too. */
final class CarePlanMaker {

    private CarePlanMaker() {}

    static CarePlan plan(Filing filing, StoryEntry entry) {
        CarePlan plan = new CarePlan();
        plan.addIdentifier(filing.file(plan, "CarePlan", entry));
        plan.setStatus(CarePlanStatus.fromCode(entry.text("status", "active")));
        plan.setIntent(CarePlanIntent.PLAN);
        plan.setTitle(entry.text("what"));
        entry.optional("category").ifPresent(text -> plan.addCategory(StoryCodes.parse(text)));
        entry.optional("description").ifPresent(plan::setDescription);
        plan.setSubject(filing.subject(entry));
        Period period = new Period().setStartElement(entry.when("since"));
        entry.optionalWhen("review").ifPresent(period::setEndElement);
        plan.setPeriod(period);
        plan.setCreatedElement(entry.when("since"));
        entry.optional("by").ifPresent(name -> plan.setAuthor(Filing.named(name)));
        entry.optional("for").ifPresent(text -> plan.addAddresses(Filing.named(text)));
        entry.textsIfAny("goals").forEach(text -> plan.addGoal(Filing.named(text)));
        for (String action : entry.textsIfAny("actions")) {
            plan.addActivity()
                    .getDetail()
                    .setStatus(CarePlanActivityStatus.INPROGRESS)
                    .setDescription(action);
        }
        entry.optional("note").ifPresent(text -> plan.addNote().setText(text));
        return plan;
    }
}
