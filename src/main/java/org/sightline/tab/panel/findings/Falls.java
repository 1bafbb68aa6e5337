package org.sightline.tab.panel.findings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.Finding;

/**
 * Entries about falls, how many there are lately and the last. They are counted as entries: one fall may be recorded by
 * three services, and one entry may tell of several.
 */
public final class Falls {

    private static final String FALLS = "falls";
    private static final String COUNTED = "counted";
    private static final Columns COLUMNS = new Columns("Entry", List.of("Finding", "By and how"), "Recorded");
    private static final TableDefinition LATELY = TableDefinition.open("", COLUMNS);
    private static final TableDefinition OLDER = TableDefinition.folded(" older than {months}", COLUMNS);

    private Falls() {}

    public static PanelKind kind() {
        return PanelKind.of("falls", Falls::show, Set.of("Observation", "Condition"))
                .withCodeLists(Set.of(FALLS))
                .withWindows(Set.of(COUNTED));
    }

    private static Panel show(PanelInput input) {
        PanelDefinition definition = input.definition();
        Stream<Finding> observed = input.entries(Observation.class)
                .filter(e -> definition.lists(FALLS, e.resource().getCode()) && About.isThePatient(e))
                .map(e -> Finding.of(e, definition, Map.of()));
        Map<String, String> titles = Map.of(FALLS, "Fall");
        Stream<Finding> told = input.entries(Condition.class)
                .filter(e -> CareProcesses.holds(e.resource())
                        && definition.lists(FALLS, e.resource().getCode()))
                .map(e -> Finding.ofCondition(e, definition, titles));
        List<PendingRow> all =
                PendingRow.latestFirst(Stream.concat(observed, told).map(Finding::row), input.now());
        int months = definition.months(COUNTED);
        Instant from = input.monthsBack(COUNTED);
        List<PendingRow> lately =
                all.stream().filter(row -> row.recorded().mayBeSince(from)).toList();
        List<PendingRow> older =
                all.stream().filter(row -> !row.recorded().mayBeSince(from)).toList();
        return new Panel(
                PanelFrame.of(input, "coded falls", lately.size(), ""),
                "No coded fall of the last " + months + " months, in what was received.",
                all.isEmpty()
                        ? List.of()
                        : List.of(
                                Table.statement(words(input, lately, all)),
                                LATELY.of(input, lately),
                                OLDER.of(input, older)),
                List.of());
    }

    /** What is dated ahead is shown and never counted. */
    private static String words(PanelInput input, List<PendingRow> shown, List<PendingRow> all) {
        List<PendingRow> happened =
                all.stream().filter(row -> !row.recency().ahead()).toList();
        List<PendingRow> lately = shown.stream().filter(happened::contains).toList();
        String count = lately.isEmpty()
                ? "No entry about a fall"
                : lately.size() == 1 ? "1 entry about falls" : lately.size() + " entries about falls";
        String under = lately.isEmpty()
                ? " " + input.absence().under(input.definition().codesOf(List.of(FALLS)))
                : "";
        return count + " in the last " + input.definition().months(COUNTED) + " months" + under
                + (happened.isEmpty()
                        ? ""
                        : "; the last one: " + happened.getFirst().recorded().text())
                + ". One fall may stand in several entries, and one entry may tell of several falls.";
    }
}
