package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/** Procedures: those planned first, then those done, and behind a line those that were not done. */
public final class Procedures {

    private static final TableDefinition PLANNED = TableDefinition.open(
            "Planned, not performed yet", new Columns("Procedure", List.of("By and where", "Reason"), "Planned for"));
    private static final TableDefinition DONE = TableDefinition.open(
            "Performed", new Columns("Procedure", List.of("By and where", "Outcome"), "Performed"));
    private static final TableDefinition NOT_DONE = TableDefinition.folded(
            " not done", new Columns("Procedure", List.of("By and where", "Why not"), "Recorded"));

    private Procedures() {}

    public static PanelKind kind() {
        return ListKind.of("procedures", "procedures", "Procedure")
                .orElse("No procedure planned or performed, in what was received.")
                .in(PLANNED, DONE, NOT_DONE)
                .arranged(Procedures::headed)
                .rows(input -> input.entries(Procedure.class).map(Procedures::row));
    }

    /** Those performed need no heading where none is planned. */
    private static List<Table> headed(List<Table> tables) {
        return tables.getFirst().total() > 0
                ? tables
                : List.of(tables.getFirst(), tables.get(1).titled(""), tables.getLast());
    }

    private static PendingRow row(Entry<Procedure> entry) {
        Procedure procedure = entry.resource();
        return PendingRow.of(entry, procedure.getIdentifier(), performed(procedure.getPerformed()), Procedures::content)
                .in(table(procedure));
    }

    private static void content(RowBuilder row, Procedure procedure) {
        CodedText what = CodedText.of(procedure.getCode());
        row.what(what, "Procedure not named by the source")
                .chips(chips(procedure))
                .cells(byAndWhere(procedure), cell(procedure))
                .coded(what)
                .status(status(procedure))
                .detail("Performed", ValueText.of(procedure.getPerformed()))
                .detail("Reason", Codes.texts(procedure.getReasonCode()))
                .detail("Why not done", concept(procedure.getStatusReason()))
                .detail("Body site", Codes.texts(procedure.getBodySite()))
                .detail("Outcome", concept(procedure.getOutcome()))
                .detail("Complication", Codes.texts(procedure.getComplication()))
                .detail("Follow up", Codes.texts(procedure.getFollowUp()))
                .by("Recorded by", procedure.getRecorder())
                .annotations(procedure.getNote());
    }

    private static Cell cell(Procedure procedure) {
        return switch (status(procedure)) {
            case "preparation" -> Cell.of(Codes.texts(procedure.getReasonCode()));
            case "not-done" -> Cell.of(concept(procedure.getStatusReason()));
            default ->
                Cell.of(
                        concept(procedure.getOutcome()),
                        Codes.labelled("Complication: ", Codes.texts(procedure.getComplication())));
        };
    }

    private static Cell byAndWhere(Procedure procedure) {
        return Cell.of(Stream.concat(
                        procedure.getPerformer().stream()
                                .map(performer -> ShownText.joined(
                                        ", ",
                                        Codes.named(performer.getActor()),
                                        concept(performer.getFunction()),
                                        Codes.named(performer.getOnBehalfOf()))),
                        Stream.of(Codes.named(procedure.getLocation())))
                .toArray(ShownText[]::new));
    }

    /** Every status but completed is said; a date that is no date, such as an age, stands with it. */
    private static List<Chip> chips(Procedure procedure) {
        String status = status(procedure);
        Type performed = procedure.getPerformed();
        boolean asWords =
                performed != null && !(performed instanceof BaseDateTimeType) && !(performed instanceof Period);
        return Stream.of(
                        switch (status) {
                            case "completed" -> Stream.<Chip>empty();
                            case "" -> Chip.of(Tone.WARNING, "Status not given");
                            case "preparation" -> Chip.of(Tone.PLAIN, "Planned");
                            case "in-progress" -> Chip.of(Tone.PLAIN, "In progress");
                            default -> Chip.of(Tone.WARNING, Words.sentence(status));
                        },
                        asWords
                                ? Chip.of(Tone.PLAIN, ShownText.of("Performed: " + ValueText.of(performed)))
                                : Stream.<Chip>empty())
                .flatMap(chip -> chip)
                .toList();
    }

    private static TableDefinition table(Procedure procedure) {
        return switch (status(procedure)) {
            case "preparation" -> PLANNED;
            case "not-done" -> NOT_DONE;
            default -> DONE;
        };
    }

    /** When it began: a period's other end is among the details. */
    private static ClinicalDate performed(@Nullable Type performed) {
        return switch (performed) {
            case BaseDateTimeType moment -> ClinicalDate.of(moment);
            case Period period ->
                ClinicalDate.of(period.getStartElement()).orElse(ClinicalDate.of(period.getEndElement()));
            case null, default -> ClinicalDate.NOT_RECORDED;
        };
    }

    private static ShownText concept(CodeableConcept concept) {
        return CodedText.of(concept).full();
    }

    private static String status(Procedure procedure) {
        return Codes.of(procedure.getStatusElement());
    }
}
