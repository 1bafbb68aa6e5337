package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.TableDefinition;

/**
 * A kind that is no more than tables of rows, as data: which resources it takes, which tables it has, what it says, and
 * the function that makes its rows, each placed in one of the tables.
 *
 * @param rows the rows of an input, in no order
 * @param arrangement what becomes of the tables when their rows are known, such as a heading that needs no saying
 */
public record ListKind(
        String name,
        Needs needs,
        Phrases phrases,
        List<TableDefinition> tables,
        Function<PanelInput, Stream<PendingRow>> rows,
        UnaryOperator<List<Table>> arrangement)
        implements PanelKind {

    /**
     * A kind without code lists and windows.
     *
     * @param noun what it lists, for the sentence that there is none
     * @param resourceTypes the FHIR resource types it can show
     */
    public static ListKind of(String name, String noun, String... resourceTypes) {
        return new ListKind(
                name,
                new Needs(Set.of(resourceTypes), Set.of(), Set.of()),
                new Phrases(noun, "", (_, _) -> ""),
                List.of(),
                _ -> Stream.empty(),
                UnaryOperator.identity());
    }

    public ListKind withCodeLists(String... lists) {
        return with(new Needs(needs.resourceTypes, Set.of(lists), needs.windows));
    }

    public ListKind withWindow(String window) {
        return with(new Needs(needs.resourceTypes, needs.codeLists, Set.of(window)));
    }

    /** @param nothing what to say when only folded tables have rows */
    public ListKind orElse(String nothing) {
        return with(new Phrases(phrases.noun, nothing, phrases.window));
    }

    /** @param window what stands below the tables */
    public ListKind withFoot(BiFunction<PanelInput, List<Table>, String> window) {
        return with(new Phrases(phrases.noun, phrases.nothing, window));
    }

    public ListKind in(TableDefinition... all) {
        return new ListKind(name, needs, phrases, List.of(all), rows, arrangement);
    }

    public ListKind rows(Function<PanelInput, Stream<PendingRow>> of) {
        return new ListKind(name, needs, phrases, tables, of, arrangement);
    }

    public ListKind arranged(UnaryOperator<List<Table>> other) {
        return new ListKind(name, needs, phrases, tables, rows, other);
    }

    @Override
    public Set<String> resourceTypes() {
        return needs.resourceTypes;
    }

    @Override
    public Set<String> codeLists() {
        return needs.codeLists;
    }

    @Override
    public Set<String> windows() {
        return needs.windows;
    }

    @Override
    public Panel show(PanelInput input) {
        return panel(input, PendingRow.latestFirst(rows.apply(input), input.now()));
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
                PanelFrame.of(input, phrases.noun, count, phrases.window.apply(input, shown)),
                TableDefinition.withMonths(phrases.nothing, input),
                shown,
                List.of());
    }

    private ListKind with(Needs other) {
        return new ListKind(name, other, phrases, tables, rows, arrangement);
    }

    private ListKind with(Phrases other) {
        return new ListKind(name, needs, other, tables, rows, arrangement);
    }

    /** What a tab file may and has to give it. */
    record Needs(Set<String> resourceTypes, Set<String> codeLists, Set<String> windows) {}

    /**
     * What it says besides its rows.
     *
     * @param nothing when only folded tables have rows
     * @param window what stands below its tables
     */
    record Phrases(String noun, String nothing, BiFunction<PanelInput, List<Table>, String> window) {}
}
