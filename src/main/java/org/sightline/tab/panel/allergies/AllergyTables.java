package org.sightline.tab.panel.allergies;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;

/**
 * How allergies are laid out, in a panel or in a list.
 *
 * @param advice what to do where sources contradict each other
 * @param compact whether reaction, onset and end stand in one cell
 */
record AllergyTables(
        TableDefinition listed, TableDefinition statements, TableDefinition past, String advice, boolean compact) {

    static final AllergyTables PANEL = new AllergyTables(
            table(
                    "",
                    new Columns("Allergy", List.of("Reaction"), "Recorded", "allergies")
                            .captioned("Allergies and intolerances")),
            table(
                    "",
                    new Columns("Statement by a source", List.of("Reaction"), "Recorded", "allergies")
                            .captioned("Statements that there are none")),
            table(
                    "Resolved, inactive or refuted: not current",
                    new Columns("No longer current", List.of("Reaction then"), "Recorded", "allergies")),
            " Ask the patient before you rely on either.",
            true);

    static final AllergyTables LIST = new AllergyTables(
            table("Current", new Columns("Allergy", List.of("Reaction", "Onset"), "Recorded")),
            table("Statements that there are none", new Columns("Statement", List.of("Reaction", "Onset"), "Recorded")),
            table(
                    "Historical: ended, inactive or refuted",
                    new Columns("No longer current", List.of("Reaction then", "Ended"), "Recorded")),
            "",
            false);

    private static TableDefinition table(String title, Columns columns) {
        return TableDefinition.open(title, columns).uncut();
    }

    Cell[] cells(AllergyIntolerance allergy, TableDefinition table) {
        if (compact) {
            String nothing = table == statements ? "–" : "Reaction not recorded";
            return new Cell[] {AllergyContent.reactionCell(allergy, nothing, table == past)};
        }
        ClinicalDate ended = AllergyContent.ended(allergy);
        Cell endedCell =
                ended.equals(ClinicalDate.NOT_RECORDED) ? Cell.of(ShownText.of("Date not recorded")) : Cell.of(ended);
        Cell when = table == past ? endedCell : Cell.of(ValueText.of(allergy.getOnset()));
        return new Cell[] {Cell.of(AllergyContent.reactions(allergy)), when};
    }

    List<Table> of(PanelInput input, List<PendingRow> current, List<PendingRow> stated, List<PendingRow> ended) {
        List<Table> all = new ArrayList<>();
        if (compact && current.isEmpty() && stated.isEmpty() && !ended.isEmpty()) {
            all.add(Table.statement(
                    "No current allergy is listed in what was received. Those listed before stand below."));
        }
        all.add(listed.of(input, current));
        all.add(statements.of(input, stated));
        all.add(past.of(input, ended));
        return all;
    }
}
