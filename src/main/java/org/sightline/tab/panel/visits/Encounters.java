package org.sightline.tab.panel.visits;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.listing.ListingKind;
import org.sightline.tab.panel.listing.PlacedRow;

/**
 * Encounters and appointments: what is going on now, what is coming, soonest first, and what has been. Cancelled and
 * missed ones keep their place: that somebody did not come is often what a reader has to know.
 */
public final class Encounters implements ListingKind {

    static final String SHOWN = "shown";

    private static final List<String> OTHERS = List.of("Where and with whom", "Reason and outcome");
    private static final Columns COLUMNS = new Columns("What", OTHERS, "When");

    /** The tables of the panel, in their order. */
    enum Place {
        NOW,
        COMING,
        RECENT,
        OLDER
    }

    @Override
    public String name() {
        return "encounters";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Encounter", "Appointment");
    }

    @Override
    public Set<String> windows() {
        return Set.of(SHOWN);
    }

    @Override
    public Panel show(PanelInput input) {
        Visits visits = new Visits(input.now(), input.monthsBack(SHOWN));
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                Stream.concat(
                        input.entries(Encounter.class).flatMap(visits::encounter),
                        input.entries(Appointment.class).flatMap(visits::appointment)));
        List<Row> now = PlacedRow.table(tables, Place.NOW);
        List<Row> coming = PlacedRow.table(tables, Place.COMING).stream()
                .sorted(Comparator.comparing(Encounters::start))
                .toList();
        List<Row> recent = PlacedRow.table(tables, Place.RECENT);
        List<Row> older = PlacedRow.table(tables, Place.OLDER);
        String last = input.definition().months(SHOWN) + " months";
        return new Panel(
                frame(input, now.size() + coming.size() + recent.size(), older.isEmpty(), last),
                "Nothing coming and nothing in the last " + last + ", in what was received.",
                List.of(
                        Table.open(input, "Now", COLUMNS, now),
                        Table.ordered(input, "Coming", "the soonest first", COLUMNS, coming),
                        Table.open(input, "The last " + last, COLUMNS, recent),
                        Table.folded(input, " more than " + last + " ago", COLUMNS, older)),
                List.of());
    }

    private static PanelFrame frame(PanelInput input, int count, boolean noneOlder, String last) {
        String asked = input.definition().asked();
        return PanelFrame.of(
                input,
                "encounters or appointments",
                asked.isEmpty() ? "" : asked + " or to come",
                count,
                count == 0 && noneOlder
                        ? ""
                        : "Shown: what is coming and the last " + last + "."
                                + (asked.isEmpty()
                                        ? ""
                                        : " Sources were asked for all to come and those " + asked + "."));
    }

    private static Instant start(Row row) {
        return row.frame().recorded().span().map(ClinicalDate.Span::first).orElse(Instant.MAX);
    }
}
