package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
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
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;

/** Procedures: those planned first, then those done, and behind a line those that were not done. */
public final class Procedures implements PanelKind {

    private static final Columns PLANNED = new Columns("Procedure", List.of("By and where", "Reason"), "Planned for");
    private static final Columns DONE = new Columns("Procedure", List.of("By and where", "Outcome"), "Performed");
    private static final Columns NOT_DONE = new Columns("Procedure", List.of("By and where", "Why not"), "Recorded");

    private enum Place {
        PLANNED,
        DONE,
        NOT_DONE
    }

    @Override
    public String name() {
        return "procedures";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Procedure");
    }

    @Override
    public Panel show(PanelInput input) {
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                input.entries(Procedure.class)
                        .filter(entry -> !"entered-in-error".equals(status(entry.resource())))
                        .map(Procedures::row));
        List<Row> planned = PlacedRow.table(tables, Place.PLANNED);
        List<Row> done = PlacedRow.table(tables, Place.DONE);
        return new Panel(
                PanelFrame.of(input, "procedures", "", planned.size() + done.size(), ""),
                "No procedure planned or performed, in what was received.",
                List.of(
                        Table.open(input, "Planned, not performed yet", PLANNED, planned),
                        Table.open(input, planned.isEmpty() ? "" : "Performed", DONE, done),
                        Table.folded(input, " not done", NOT_DONE, PlacedRow.table(tables, Place.NOT_DONE))),
                List.of());
    }

    private static PlacedRow<Place> row(Entry<Procedure> entry) {
        Procedure procedure = entry.resource();
        Place place = place(procedure);
        CodedText what = CodedText.of(procedure.getCode());
        List<IBaseHasModifierExtensions> parts = Stream.concat(
                        procedure.getPerformer().stream(), procedure.getFocalDevice().stream())
                .map(part -> (IBaseHasModifierExtensions) part)
                .toList();
        RowNotes notes = new RowNotes(performed(procedure.getPerformed()), procedure, parts)
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
        return new PlacedRow<>(
                place,
                new Row(
                        entry.frame(procedure.getIdentifier(), notes),
                        what.isEmpty() ? CodedText.ofText("Procedure not named by the source") : what,
                        chips(procedure),
                        List.of(byAndWhere(procedure), cell(place, procedure))));
    }

    private static Cell cell(Place place, Procedure procedure) {
        return switch (place) {
            case PLANNED -> Cell.of(Codes.texts(procedure.getReasonCode()));
            case DONE ->
                Cell.of(concept(procedure.getOutcome()), labelled("Complication: ", procedure.getComplication()));
            case NOT_DONE -> Cell.of(concept(procedure.getStatusReason()));
        };
    }

    private static Cell byAndWhere(Procedure procedure) {
        return Cell.of(Stream.concat(
                        procedure.getPerformer().stream()
                                .map(performer -> ShownText.joined(
                                        ", ",
                                        RowNotes.named(performer.getActor()),
                                        concept(performer.getFunction()),
                                        RowNotes.named(performer.getOnBehalfOf()))),
                        Stream.of(RowNotes.named(procedure.getLocation())))
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

    private static Place place(Procedure procedure) {
        return switch (status(procedure)) {
            case "preparation" -> Place.PLANNED;
            case "not-done" -> Place.NOT_DONE;
            default -> Place.DONE;
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

    private static ShownText labelled(String label, List<CodeableConcept> concepts) {
        ShownText words = Codes.texts(concepts);
        return words.isEmpty() ? words : ShownText.of(label + words);
    }

    private static ShownText concept(CodeableConcept concept) {
        return CodedText.of(concept).text();
    }

    private static String status(Procedure procedure) {
        return Codes.of(procedure.getStatusElement());
    }
}
