package org.sightline.tab.panel.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.chart.Charts;
import org.sightline.tab.panel.results.TrendsView.Trend;

/**
 * Values over time, each measure of the tab file with its charts and its table. Each code list is a measure, called
 * what the page calls it. A unit has a chart of its own: nothing is converted.
 */
public final class Trends implements PanelKind {

    @Override
    public String name() {
        return "trends";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Observation");
    }

    @Override
    public boolean namesItsLists() {
        return true;
    }

    @Override
    public boolean takesRules() {
        return true;
    }

    @Override
    public TrendsView show(PanelInput input) {
        PanelDefinition lists = input.definition();
        Map<String, List<ResultRow>> measures = new LinkedHashMap<>();
        lists.codes().keySet().forEach(title -> measures.put(title, new ArrayList<>()));
        input.entries(Observation.class)
                .forEach(entry -> measures.forEach((title, rows) -> {
                    if (lists.lists(title, entry.resource().getCode())) {
                        rows.add(ResultRow.of(entry));
                    }
                }));
        List<Trend> trends = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        measures.forEach((title, rows) -> {
            if (rows.isEmpty()) {
                missing.add(title);
            } else {
                trends.add(trend(input, title, rows, trends.size()));
            }
        });
        String nothing =
                trends.isEmpty() || missing.isEmpty() ? "" : "Nothing found for: " + String.join(", ", missing) + ".";
        int count = trends.stream().mapToInt(trend -> trend.rows().total()).sum();
        return new TrendsView(
                PanelFrame.of(
                        input, "values", lists.asked(), count, lists.rules().note("about")),
                trends,
                nothing);
    }

    private static Trend trend(PanelInput input, String title, List<ResultRow> rows, int number) {
        List<ResultRow> all = Duplicates.merged(rows.stream()
                .sorted(Comparator.comparing(ResultRow::when, ClinicalDate.LATEST_FIRST))
                .toList());
        String words = all.size() == 1 ? "1 result as a table" : all.size() + " results as a table";
        return new Trend(
                title,
                Charts.of(
                        input.definition().id() + "-" + number,
                        title,
                        all.stream().flatMap(ResultRow::chartValues).toList()),
                Fold.of(input, words, all));
    }
}
