package org.sightline.tab.panel.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Codes;

/**
 * The questions of a form that were answered, in its order, groups within groups laid flat.
 *
 * @param title what the form is called; a form of one titled group has no other name
 */
record FormAnswers(ShownText title, List<Answer> all) {

    private static final int DEEPEST = 8;

    FormAnswers {
        all = List.copyOf(all);
    }

    static FormAnswers of(QuestionnaireResponse form) {
        List<QuestionnaireResponseItemComponent> items = form.getItem();
        ShownText title = items.size() == 1 && !items.getFirst().hasAnswer()
                ? ShownText.of(items.getFirst().getText())
                : ShownText.NONE;
        List<Answer> answers = new ArrayList<>();
        (title.isEmpty() ? items : items.getFirst().getItem()).forEach(item -> add(item, answers, 0));
        return new FormAnswers(title.orElse(ShownText.of("Form not named by the source")), answers);
    }

    /** Those whose question or answer mentions CPR. */
    List<Answer> aboutCpr() {
        return all.stream()
                .filter(answer -> CprWords.mention(
                        answer.question() + " " + answer.words().whole()))
                .toList();
    }

    private static void add(QuestionnaireResponseItemComponent item, List<Answer> answers, int depth) {
        String question = ShownText.of(item.getText())
                .orElse(ShownText.of(item.getLinkId()))
                .whole();
        List<CodeableConcept> codes = new ArrayList<>();
        String given = item.getAnswer().stream()
                .map(answer -> {
                    if (answer.getValue() instanceof Coding coding) {
                        codes.add(new CodeableConcept(coding));
                        return Codes.words(coding).whole();
                    }
                    return ValueText.of(answer.getValue()).whole();
                })
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        if (!given.isEmpty()) {
            answers.add(new Answer(question, ShownText.prose(given), codes));
        }
        if (depth < DEEPEST) {
            item.getItem().forEach(inner -> add(inner, answers, depth + 1));
            item.getAnswer().stream()
                    .flatMap(answer -> answer.getItem().stream())
                    .forEach(inner -> add(inner, answers, depth + 1));
        }
    }

    /** @param codes the coded ones among what was answered */
    record Answer(String question, ShownText words, List<CodeableConcept> codes) {
        Answer {
            codes = List.copyOf(codes);
        }
    }
}
