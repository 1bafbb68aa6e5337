package org.sightline.demo.story.resource;

import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes filled-in forms: one titled group of questions and their answers. */
final class QuestionnaireMaker {

    private QuestionnaireMaker() {}

    static QuestionnaireResponse form(Filing filing, StoryEntry entry) {
        QuestionnaireResponse form = new QuestionnaireResponse();
        form.setIdentifier(filing.file(form, "QuestionnaireResponse", entry));
        form.setStatus(QuestionnaireResponseStatus.fromCode(entry.text("status", "completed")));
        entry.optional("form").ifPresent(form::setQuestionnaire);
        form.setSubject(filing.subject(entry));
        form.setAuthoredElement(entry.when("date"));
        entry.optional("by").ifPresent(name -> form.setAuthor(Filing.named(name)));
        var group = form.addItem().setLinkId("1").setText(entry.text("what"));
        entry.pairs("answers")
                .forEach((question, answer) -> group.addItem()
                        .setLinkId("1." + (group.getItem().size() + 1))
                        .setText(question)
                        .addAnswer()
                        .setValue(new StringType(answer)));
        return form;
    }
}
