package org.sightline.tab.panel.visits;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowOrder;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.ListKind;

/**
 * Encounters and appointments: what is going on now, what is coming, soonest first, and what has been. Cancelled and
 * missed ones keep their place: that somebody did not come is often what a reader has to know.
 */
public final class Encounters {

    private static final String SHOWN = "shown";
    private static final Columns COLUMNS =
            new Columns("What", List.of("Where and with whom", "Reason and outcome"), "When");
    static final TableDefinition NOW = TableDefinition.open("Now", COLUMNS);
    static final TableDefinition COMING =
            TableDefinition.open("Coming", COLUMNS).ordered(RowOrder.SOONEST_FIRST);
    static final TableDefinition RECENT = TableDefinition.open("The last {months}", COLUMNS);
    static final TableDefinition OLDER = TableDefinition.folded(" more than {months} ago", COLUMNS);

    private Encounters() {}

    public static PanelKind kind() {
        return ListKind.of("encounters", "encounters or appointments", "Encounter", "Appointment")
                .orElse("Nothing coming and nothing in the last {months}, in what was received.")
                .withFoot(Encounters::foot)
                .in(NOW, COMING, RECENT, OLDER)
                .rows(input -> {
                    Visits visits = new Visits(input.now(), input.monthsBack(SHOWN));
                    return Stream.concat(
                            input.entries(Encounter.class).map(visits::encounter),
                            input.entries(Appointment.class).map(visits::appointment));
                })
                .withWindows(Set.of(SHOWN));
    }

    private static String foot(PanelInput input, List<Table> tables) {
        String asked = input.definition().asked();
        return tables.stream().allMatch(table -> table.total() == 0)
                ? ""
                : "Shown: what is coming and the last " + input.definition().months(SHOWN) + " months."
                        + (asked.isEmpty() ? "" : " Sources were asked for all to come and those " + asked + ".");
    }
}
