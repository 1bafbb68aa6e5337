package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Immunization;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
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

/** Immunisations: those given, and behind a line those that were not. */
public final class Immunisations implements PanelKind {

    private static final Columns GIVEN = new Columns("Immunisation", List.of("Dose"), "Given");
    private static final Columns NOT_GIVEN = new Columns("Immunisation", List.of("Why not"), "Recorded");

    @Override
    public String name() {
        return "immunisations";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Immunization");
    }

    @Override
    public Panel show(PanelInput input) {
        List<Row> given = rows(input, false);
        List<Row> notGiven = rows(input, true);
        return new Panel(
                PanelFrame.of(input, "immunisations", "", given.size(), ""),
                "No immunisation given, in what was received.",
                List.of(Table.open(input, "", GIVEN, given), Table.folded(input, " not given", NOT_GIVEN, notGiven)),
                List.of());
    }

    private static List<Row> rows(PanelInput input, boolean notGiven) {
        return Row.latestFirst(input.entries(Immunization.class)
                .filter(e -> !"entered-in-error".equals(status(e.resource())))
                .filter(e -> "not-done".equals(status(e.resource())) == notGiven)
                .map(e -> row(e, notGiven)));
    }

    private static Row row(Entry<Immunization> entry, boolean notGiven) {
        Immunization immunisation = entry.resource();
        CodedText what = CodedText.of(immunisation.getVaccineCode());
        CodedText procedure = procedure(immunisation);
        RowNotes notes = new RowNotes(given(immunisation), immunisation, immunisation.getProtocolApplied())
                .coded(what)
                .detail("Procedure", procedure.text())
                .detail("Procedure codes", procedure.codes())
                .status(status(immunisation))
                .detail("Recorded", ClinicalDate.of(immunisation.getRecordedElement()))
                .detail(
                        "Manufacturer",
                        ShownText.of(immunisation.getManufacturer().getDisplay()))
                .detail("Batch", ShownText.of(immunisation.getLotNumber()))
                .detail("Site", CodedText.of(immunisation.getSite()).text())
                .by("Given at", immunisation.getLocation())
                .annotations(immunisation.getNote());
        immunisation.getPerformer().forEach(performer -> notes.by("Given by", performer.getActor()));
        CodedText shown = what.isEmpty() ? procedure : what;
        return new Row(
                entry.frame(immunisation.getIdentifier(), notes),
                shown.isEmpty() ? CodedText.ofText("Immunisation not named by the source") : shown,
                chips(immunisation),
                List.of(notGiven ? Cell.of(Codes.texts(whyNot(immunisation))) : Cell.of(doses(immunisation))));
    }

    private static List<Chip> chips(Immunization immunisation) {
        return Stream.of(
                        Chip.of(Tone.WARNING, status(immunisation).isEmpty() ? "Status not given" : ""),
                        Chip.of(
                                Tone.PLAIN,
                                immunisation.hasPrimarySource() && !immunisation.getPrimarySource()
                                        ? "Reported, not given here"
                                        : ""),
                        Chip.of(Tone.WARNING, immunisation.getIsSubpotent() ? "Less than the full dose" : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    private static ShownText doses(Immunization immunisation) {
        return ShownText.joined(
                "; ",
                immunisation.getProtocolApplied().stream()
                        .map(p -> p.getDoseNumber() == null
                                ? ""
                                : p.getDoseNumber().primitiveValue())
                        .filter(number -> number != null && !number.isEmpty())
                        .map(ShownText::of)
                        .toArray(ShownText[]::new));
    }

    private static List<CodeableConcept> whyNot(Immunization immunisation) {
        return immunisation.hasStatusReason() ? List.of(immunisation.getStatusReason()) : immunisation.getReasonCode();
    }

    /** UK Core says what was done in an extension of its own, beside the product. */
    private static CodedText procedure(Immunization immunisation) {
        return Codes.extension(immunisation, Codes.UK_CORE + "VaccinationProcedure")
                .filter(CodeableConcept.class::isInstance)
                .map(value -> CodedText.of((CodeableConcept) value))
                .findFirst()
                .orElse(CodedText.NONE);
    }

    private static ClinicalDate given(Immunization immunisation) {
        return immunisation.getOccurrence() == null
                ? ClinicalDate.NOT_RECORDED
                : ClinicalDate.of(immunisation.getOccurrence().primitiveValue());
    }

    private static String status(Immunization immunisation) {
        return Codes.of(immunisation.getStatusElement());
    }
}
