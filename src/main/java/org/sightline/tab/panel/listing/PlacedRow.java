package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;

/**
 * A row and the table of its panel it stands in. Copies of one entry are compared before the tables part, so that two
 * sources of which one says active and the other ended are seen to differ.
 */
public record PlacedRow<P extends Enum<P>>(P place, Row row) implements PanelRow<PlacedRow<P>> {

    /** The rows of each table, latest first, what several sources hold alike merged into one. */
    public static <P extends Enum<P>> Map<P, List<Row>> latestFirst(Class<P> places, Stream<PlacedRow<P>> rows) {
        Map<P, List<Row>> tables = new EnumMap<>(places);
        for (P place : places.getEnumConstants()) {
            tables.put(place, new ArrayList<>());
        }
        List<PlacedRow<P>> sorted = rows.sorted(
                        Comparator.comparing((PlacedRow<P> row) -> row.frame().recorded(), ClinicalDate.LATEST_FIRST))
                .toList();
        Duplicates.merged(sorted).forEach(row -> table(tables, row.place()).add(row.row()));
        return tables;
    }

    /** The rows of one table; none if it has none. */
    public static <P extends Enum<P>> List<Row> table(Map<P, List<Row>> tables, P place) {
        return tables.computeIfAbsent(place, _ -> new ArrayList<>());
    }

    @Override
    public RowFrame frame() {
        return row.frame();
    }

    @Override
    public PlacedRow<P> withFrame(RowFrame other) {
        return new PlacedRow<>(place, row.withFrame(other));
    }
}
