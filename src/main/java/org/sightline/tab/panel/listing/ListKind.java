package org.sightline.tab.panel.listing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.TableDefinition;

/**
 * A kind that is no more than tables of rows, as data: which resources it takes, which tables it has and what it says.
 *
 * @param noun what it lists, for the sentence that there is none
 * @param nothing what to say when only folded tables have rows
 * @param foot what stands below the tables
 * @param arrangement what becomes of the tables when their rows are known, such as a heading that needs no saying
 */
public record ListKind(
        String name,
        Set<String> resourceTypes,
        String noun,
        String nothing,
        BiFunction<PanelInput, List<Table>, String> foot,
        List<TableDefinition> tables,
        UnaryOperator<List<Table>> arrangement) {

    /**
     * @param noun what it lists, for the sentence that there is none
     * @param resourceTypes the FHIR resource types it can show
     */
    public static ListKind of(String name, String noun, String... resourceTypes) {
        return new ListKind(name, Set.of(resourceTypes), noun, "", (_, _) -> "", List.of(), UnaryOperator.identity());
    }

    /** @param words what to say when only folded tables have rows */
    public ListKind orElse(String words) {
        return new ListKind(name, resourceTypes, noun, words, foot, tables, arrangement);
    }

    /** @param words what stands below the tables */
    public ListKind withFoot(BiFunction<PanelInput, List<Table>, String> words) {
        return new ListKind(name, resourceTypes, noun, nothing, words, tables, arrangement);
    }

    public ListKind in(TableDefinition... all) {
        return new ListKind(name, resourceTypes, noun, nothing, foot, List.of(all), arrangement);
    }

    public ListKind arranged(UnaryOperator<List<Table>> other) {
        return new ListKind(name, resourceTypes, noun, nothing, foot, tables, other);
    }

    /**
     * The same with entries of one thing in one row.
     *
     * @param of the rows of an input, in no order, each placed in one of the tables
     * @param thingOf what each row is of; rows of different tables are never of one thing
     */
    PanelKind united(Function<PanelInput, Stream<PendingRow>> of, Function<PendingRow, Duplicates.Thing> thingOf) {
        return shown(input -> {
            List<PendingRow> all = PendingRow.latestFirst(of.apply(input), input.now()).stream()
                    .sorted(Comparator.comparing(PendingRow::rank))
                    .toList();
            return panel(input, Duplicates.united(all, thingOf));
        });
    }

    /** @param of the rows of an input, in no order, each placed in one of the tables */
    public PanelKind rows(Function<PanelInput, Stream<PendingRow>> of) {
        return shown(input -> panel(input, PendingRow.latestFirst(of.apply(input), input.now())));
    }

    PanelKind shown(Function<PanelInput, Panel> panel) {
        return PanelKind.of(name, panel, resourceTypes);
    }

    /** @param all its rows, what several sources hold alike as one */
    Panel panel(PanelInput input, List<PendingRow> all) {
        List<Table> shown = arrangement.apply(
                tables.stream().flatMap(table -> table.datedApart(input, all)).toList());
        int count = shown.stream()
                .filter(table -> !table.folded())
                .mapToInt(Table::total)
                .sum();
        return new Panel(
                PanelFrame.of(input, noun, count, foot.apply(input, shown)),
                TableDefinition.withMonths(nothing, input),
                shown,
                List.of());
    }
}
