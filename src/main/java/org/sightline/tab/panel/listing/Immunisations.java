package org.sightline.tab.panel.listing;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Immunization;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;

/** Immunisations: those given, and behind a line those that were not. */
public final class Immunisations {

    private static final TableDefinition GIVEN =
            TableDefinition.open("", new Columns("Immunisation", List.of("Dose"), "Given"));
    private static final TableDefinition NOT_GIVEN =
            TableDefinition.folded(" not given", new Columns("Immunisation", List.of("Why not"), "Recorded"));

    private Immunisations() {}

    public static PanelKind kind() {
        return ListKind.of("immunisations", "immunisations", "Immunization")
                .orElse("No immunisation given, in what was received.")
                .in(GIVEN, NOT_GIVEN)
                .rows(input -> input.entries(Immunization.class).map(Immunisations::row));
    }

    private static PendingRow row(Entry<Immunization> entry) {
        Immunization immunisation = entry.resource();
        boolean notGiven = "not-done".equals(status(immunisation));
        return PendingRow.of(entry, immunisation.getIdentifier(), given(immunisation), Immunisations::content)
                .in(notGiven ? NOT_GIVEN : GIVEN);
    }

    private static void content(RowBuilder row, Immunization immunisation) {
        boolean notGiven = "not-done".equals(status(immunisation));
        ShownText doses = doses(immunisation);
        CodedText what = CodedText.of(immunisation.getVaccineCode());
        CodedText procedure = procedure(immunisation);
        row.what(what.isEmpty() ? procedure : what, "Immunisation not named by the source")
                .chip(Tone.WARNING, status(immunisation).isEmpty() ? "Status not given" : "")
                .chip(
                        Tone.PLAIN,
                        Boolean.FALSE.equals(
                                        immunisation.getPrimarySourceElement().getValue())
                                ? "Reported, not given here"
                                : "")
                .chip(Tone.WARNING, Codes.is(immunisation.getIsSubpotentElement()) ? "Less than the full dose" : "")
                .cells(Cell.of(notGiven ? Codes.texts(whyNot(immunisation)) : doses))
                .coded(what)
                .detail("Dose", notGiven || !doses.isEmpty() ? ShownText.NONE : ShownText.of("Not recorded"))
                .detail("Procedure", procedure.text())
                .detail("Procedure codes", procedure.codes())
                .status(status(immunisation))
                .detail("Recorded", ClinicalDate.of(immunisation.getRecordedElement()))
                .detail(
                        "Manufacturer",
                        ShownText.of(immunisation.getManufacturer().getDisplay()))
                .detail("Batch", ShownText.of(immunisation.getLotNumber()))
                .detail("Site", CodedText.of(immunisation.getSite()).full())
                .by("Given at", immunisation.getLocation())
                .annotations(immunisation.getNote());
        immunisation.getPerformer().forEach(performer -> row.by("Given by", performer.getActor()));
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
        return ClinicalDate.ofChoice(immunisation.getOccurrence());
    }

    private static String status(Immunization immunisation) {
        return Codes.of(immunisation.getStatusElement());
    }
}
