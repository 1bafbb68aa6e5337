package org.sightline.tab.panel.directives;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.CellLine.Style;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ListKind;

/**
 * Forms with every question that was answered, such as ReSPECT: treatment aims, the scale from sustaining life to
 * comfort, wishes. No codes are published for its questions, so they stand in the form's own words; one that
 * mentions CPR is pointed at, and stands among the decisions too.
 */
public final class Forms {

    private static final TableDefinition FORMS = TableDefinition.open("", new Columns("Form", List.of(), "", "notes"));

    private Forms() {}

    public static PanelKind kind() {
        return ListKind.of("forms", "forms sent with single answers", "QuestionnaireResponse")
                .withFoot((_, _) ->
                        "ReSPECT and other forms that a source sends as a document or a plan stand with those.")
                .in(FORMS)
                .rows(input -> input.entries(QuestionnaireResponse.class)
                        .map(entry -> form(entry).in(FORMS)));
    }

    private static PendingRow form(Entry<QuestionnaireResponse> entry) {
        QuestionnaireResponse sent = entry.resource();
        return PendingRow.of(
                entry,
                sent.hasIdentifier() ? List.of(sent.getIdentifier()) : List.of(),
                ClinicalDate.of(sent.getAuthoredElement()),
                Forms::content);
    }

    private static void content(RowBuilder row, QuestionnaireResponse form) {
        FormAnswers answers = FormAnswers.of(form);
        String status = Codes.of(form.getStatusElement());
        List<CellLine> lines = new ArrayList<>();
        Stream.of(
                        CellLine.named(Style.QUIET, "Filled in by", Codes.named(form.getAuthor())),
                        CellLine.named(Style.QUIET, "Told by", Codes.named(form.getSource())))
                .filter(line -> !line.text().isEmpty())
                .forEach(lines::add);
        answers.all().forEach(answer -> lines.add(CellLine.named(Style.ANSWER, answer.question(), answer.words())));
        row.what(CodedText.of(answers.title()), "")
                .chip(
                        Tone.WARNING,
                        answers.aboutCpr().isEmpty() ? "" : "Mentions CPR: read it, and compare the decisions above")
                .chip(
                        Tone.WARNING,
                        switch (status) {
                            case "completed", "amended" -> ShownText.NONE;
                            case "" -> ShownText.of("Status not given");
                            default -> Words.sentence(status);
                        })
                .cells(Cell.ofLines(lines))
                .status(status)
                .detail("Form", ShownText.of(form.getQuestionnaire()));
    }
}
