package org.sightline.tab.panel.allergies;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ListingKind;

/**
 * The allergies that some of the feeds hold, current and historical, as a list. It never speaks for the whole record:
 * the banner and the {@link Allergies} panel do, which ask every feed. No row of it is ever folded or cut.
 */
public final class AllergyList implements ListingKind {

    private static final Columns CURRENT = new Columns("Allergy", List.of("Reaction", "Onset"), "Recorded");
    private static final Columns STATEMENTS = new Columns("Statement", List.of("Reaction", "Onset"), "Recorded");
    private static final Columns PAST = new Columns("No longer current", List.of("Reaction then", "Ended"), "Recorded");

    private final Allergies allergies = new Allergies();

    @Override
    public String name() {
        return "allergy-list";
    }

    @Override
    public Set<String> resourceTypes() {
        return allergies.resourceTypes();
    }

    @Override
    public Set<String> codeLists() {
        return allergies.codeLists();
    }

    @Override
    public Panel show(PanelInput input) {
        AllergiesView view = allergies.show(input);
        PanelFrame frame = view.conflict().isEmpty()
                ? view.frame()
                : view.frame().withNotice(new Notice(Tone.DANGER, "", view.conflict()));
        return new Panel(
                frame,
                "No current allergy in what was received.",
                Stream.of(
                                Table.uncut("Current", false, CURRENT, rows(view.listed(), false)),
                                Table.uncut(
                                        "Statements that there are none",
                                        false,
                                        STATEMENTS,
                                        rows(view.statements(), false)),
                                Table.uncut(
                                        "Historical: ended, inactive or refuted", false, PAST, rows(view.past(), true)))
                        .toList(),
                List.of());
    }

    private static List<Row> rows(List<AllergyRow> rows, boolean past) {
        return rows.stream().map(row -> row(row, past)).toList();
    }

    private static Row row(AllergyRow row, boolean past) {
        Cell when = !past
                ? Cell.of(row.onset())
                : row.ended().equals(ClinicalDate.NOT_RECORDED)
                        ? Cell.of(ShownText.of("Date not recorded"))
                        : Cell.of(row.ended());
        return new Row(
                row.frame(),
                row.what(),
                row.chips(),
                List.of(Cell.of(row.reactions().toArray(ShownText[]::new)), when));
    }
}
