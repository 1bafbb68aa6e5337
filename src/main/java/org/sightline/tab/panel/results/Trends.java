package org.sightline.tab.panel.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.chart.Chart;
import org.sightline.tab.panel.chart.Charts;
import org.sightline.tab.panel.listing.About;

/**
 * Values over time, each measure of the tab file with its charts and its table. Each code list is a measure, called
 * what the page calls it. A unit has a chart of its own: nothing is converted.
 */
public final class Trends {

    private static final TableDefinition TABLE = TableDefinition.open("", TestResult.COLUMNS.unsortable());

    private Trends() {}

    public static PanelKind kind() {
        return PanelKind.of("trends", Trends::show, Set.of("Observation"))
                .that(Trait.NAMES_ITS_LISTS, Trait.TAKES_RULES, Trait.DRAWS_TARGETS);
    }

    private static Panel show(PanelInput input) {
        PanelDefinition lists = input.definition();
        List<Entry<Observation>> observations =
                input.entries(Observation.class).filter(About::isThePatient).toList();
        List<Table> tables = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String title : lists.codes().keySet()) {
            List<TestResult> results = PendingRow.latestFirst(
                    observations.stream()
                            .filter(entry -> lists.lists(title, entry.resource().getCode()))
                            .map(TestResult::of),
                    TestResult::row,
                    input.now());
            if (results.isEmpty()) {
                missing.add(title);
            } else {
                tables.add(table(input, title, results, tables.size()));
            }
        }
        int count = tables.stream().mapToInt(Table::total).sum();
        if (count > 0 && !missing.isEmpty() && !input.isQuiet()) {
            tables.add(Table.statement("Nothing found " + input.absence().under(lists.codesOf(missing)) + ", for: "
                    + String.join(", ", missing) + "."));
        }
        tables.addAll(notThePatients(input));
        return new Panel(PanelFrame.of(input, "values", count, lists.rules().note("about")), "", tables, List.of());
    }

    private static List<Table> notThePatients(PanelInput input) {
        List<Entry<Observation>> others = input.entries(Observation.class)
                .filter(entry ->
                        input.definition().listsAnywhere(entry.resource().getCode()) && !About.isThePatient(entry))
                .toList();
        String words = "Not here, because not about the patient: " + others.size()
                + (others.size() == 1 ? " value." : " values.");
        return others.isEmpty() ? List.of() : List.of(Table.statement(words).counting(others.stream()));
    }

    /** The numbers, latest first, drawn or not; behind a line where there is a chart. */
    private static Table table(PanelInput input, String title, List<TestResult> results, int number) {
        List<Chart> charts = Charts.of(
                input.definition().id() + "-" + number,
                title,
                results.stream().flatMap(TestResult::chartValues).toList(),
                input.place().targets().getOrDefault(title, List.of()));
        return TABLE.titled(title)
                .of(
                        input,
                        results,
                        result -> result.row().row(),
                        result -> result.row().references())
                .with(charts);
    }
}
