package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.RowFrame.Detail;

/**
 * Forms with every question that was answered, such as ReSPECT: treatment aims, the scale from sustaining life to
 * comfort, wishes. No codes are published for its questions, so they stand in the form's own words; a recommendation
 * about CPR in one is pointed at and never interpreted.
 */
final class Forms implements PanelKind {

    private static final Pattern MENTIONS_CPR = Pattern.compile("(?i)\\b(DNA)?CPR\\b|\\bDNAR\\b|resuscitat");
    private static final int DEEPEST = 8;

    @Override
    public String name() {
        return "forms";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("QuestionnaireResponse");
    }

    @Override
    public NotesView show(PanelInput input) {
        List<NoteRow> forms = Duplicates.merged(input.entries(QuestionnaireResponse.class)
                .filter(e -> !"entered-in-error".equals(Codes.of(e.resource().getStatusElement())))
                .map(Forms::form)
                .sorted(Comparator.comparing((NoteRow row) -> row.frame().recorded(), ClinicalDate.LATEST_FIRST))
                .toList());
        return new NotesView(
                PanelFrame.of(input, "ReSPECT or other forms", "", forms.size(), ""),
                "Form",
                input.firstOf(forms),
                forms.size());
    }

    private static NoteRow form(Entry<QuestionnaireResponse> entry) {
        QuestionnaireResponse form = entry.resource();
        String status = Codes.of(form.getStatusElement());
        List<Detail> answers = new ArrayList<>();
        boolean oneGroup = form.getItem().size() == 1 && !form.getItemFirstRep().hasAnswer();
        ShownText title = oneGroup ? ShownText.of(form.getItemFirstRep().getText()) : ShownText.NONE;
        (title.isEmpty() ? form.getItem() : form.getItemFirstRep().getItem()).forEach(item -> answer(item, answers, 0));
        List<Detail> about = new ArrayList<>();
        Stream.of(
                        new Detail("Filled in by", RowNotes.named(form.getAuthor())),
                        new Detail("Told by", RowNotes.named(form.getSource())))
                .filter(detail -> !detail.value().isEmpty())
                .forEach(about::add);
        RowNotes notes = new RowNotes(ClinicalDate.of(form.getAuthoredElement()), form, form.getItem())
                .status(status)
                .detail("Form", ShownText.of(form.getQuestionnaire()));
        boolean cpr = answers.stream()
                .anyMatch(one -> MENTIONS_CPR
                        .matcher(one.label() + " " + one.value().whole())
                        .find());
        return new NoteRow(
                entry.frame(form.hasIdentifier() ? List.of(form.getIdentifier()) : List.of(), notes),
                title.orElse(ShownText.of("Form not named by the source")),
                Stream.of(
                                Chip.of(
                                        Tone.WARNING,
                                        cpr ? "Mentions CPR: read it, and compare the decisions above" : ""),
                                Chip.of(
                                        Tone.WARNING,
                                        switch (status) {
                                            case "completed", "amended" -> ShownText.NONE;
                                            case "" -> ShownText.of("Status not given");
                                            default -> Words.sentence(status);
                                        }))
                        .flatMap(chips -> chips)
                        .toList(),
                about,
                ShownText.NONE,
                answers,
                List.of());
    }

    private static void answer(QuestionnaireResponseItemComponent item, List<Detail> answers, int depth) {
        String question = ShownText.of(item.getText())
                .orElse(ShownText.of(item.getLinkId()))
                .whole();
        String given = item.getAnswer().stream()
                .map(answer -> answer.getValue() instanceof org.hl7.fhir.r4.model.Coding coding
                        ? Codes.words(coding).whole()
                        : ValueText.of(answer.getValue()).whole())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        if (!given.isEmpty()) {
            answers.add(new Detail(question, ShownText.prose(given)));
        }
        if (depth < DEEPEST) {
            item.getItem().forEach(inner -> answer(inner, answers, depth + 1));
            item.getAnswer().stream()
                    .flatMap(answer -> answer.getItem().stream())
                    .forEach(inner -> answer(inner, answers, depth + 1));
        }
    }
}
