package org.sightline.tab.panel.directives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.NoteRow;
import org.sightline.tab.panel.NotesView;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;

/**
 * Forms with every question that was answered, such as ReSPECT: treatment aims, the scale from sustaining life to
 * comfort, wishes. No codes are published for its questions, so they stand in the form's own words; one that
 * mentions CPR is pointed at, and stands among the decisions too.
 */
public final class Forms implements PanelKind {

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
        FormAnswers answers = FormAnswers.of(form);
        List<Detail> about = new ArrayList<>();
        Stream.of(
                        new Detail("Filled in by", Codes.named(form.getAuthor())),
                        new Detail("Told by", Codes.named(form.getSource())))
                .filter(detail -> !detail.value().isEmpty())
                .forEach(about::add);
        RowNotes notes = new RowNotes(ClinicalDate.of(form.getAuthoredElement()), form, form.getItem())
                .status(status)
                .detail("Form", ShownText.of(form.getQuestionnaire()));
        return new NoteRow(
                entry.frame(form.hasIdentifier() ? List.of(form.getIdentifier()) : List.of(), notes),
                answers.title(),
                Stream.of(
                                Chip.of(
                                        Tone.WARNING,
                                        answers.aboutCpr().isEmpty()
                                                ? ""
                                                : "Mentions CPR: read it, and compare the decisions above"),
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
                answers.all().stream()
                        .map(answer -> new Detail(answer.question(), answer.words()))
                        .toList(),
                List.of());
    }
}
