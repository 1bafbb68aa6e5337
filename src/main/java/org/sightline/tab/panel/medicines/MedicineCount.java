package org.sightline.tab.panel.medicines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.Finding;
import org.sightline.tab.panel.medicines.MedicineClaims.Listed;

/**
 * How many medicines somebody takes, counted in the way that the tab file describes, because definitions of
 * polypharmacy differ; and below it what was counted and the reviews of it.
 */
public final class MedicineCount {

    private static final String REVIEWS = "reviews";
    private static final TableDefinition COUNTED = TableDefinition.folded(
            " current, counted here", new Columns("Medicine counted", List.of("Dose", "Last issued"), "Recorded"));
    private static final TableDefinition REVIEWED = TableDefinition.open(
            "Reviews of the medicines", new Columns("Review", List.of("Finding", "By and how"), "Recorded"));

    private MedicineCount() {}

    public static PanelKind kind() {
        return PanelKind.of(
                        "medicine-count",
                        MedicineCount::show,
                        Set.of("MedicationRequest", "MedicationStatement", "Observation"))
                .withCodeLists(Set.of(REVIEWS))
                .withWindows(Set.of(Medicines.STOPPED, Medicines.ACUTE))
                .that(Trait.TAKES_RULES);
    }

    private static Panel show(PanelInput input) {
        List<Listed> current = Medicines.current(input);
        List<PendingRow> counted = Medicines.byName(current);
        Stream<Finding> reviews = input.entries(Observation.class)
                .filter(e -> input.definition().lists(REVIEWS, e.resource().getCode()))
                .map(e -> Finding.of(e, input.definition(), Map.of()));
        List<PendingRow> reviewed = PendingRow.latestFirst(reviews.map(Finding::row), input.now());
        int names = MedicineClaims.count(current.stream().map(Listed::medicine).toList());
        String words = names + (names == 1 ? " medicine" : " medicines") + " by name, in " + counted.size()
                + (counted.size() == 1 ? " current entry" : " current entries")
                + (input.absence().isWhole() ? "." : " of what was received: there may be more.");
        return new Panel(
                PanelFrame.of(
                        input,
                        "medicines or reviews of them",
                        names,
                        input.definition().rules().note("about")),
                "",
                tables(input, words, counted, reviewed),
                List.of());
    }

    private static List<Table> tables(
            PanelInput input, String words, List<PendingRow> counted, List<PendingRow> reviewed) {
        if (counted.isEmpty() && reviewed.isEmpty()) {
            return notCounted(input, counted);
        }
        List<Table> tables = new ArrayList<>();
        tables.add(Table.statement(words));
        tables.add(COUNTED.of(input, counted));
        tables.addAll(notCounted(input, counted));
        tables.add(
                reviewed.isEmpty()
                        ? Table.statement("No review of the medicines found "
                                + input.absence().under(input.definition().codesOf(List.of(REVIEWS)))
                                + ".")
                        : REVIEWED.of(input, reviewed));
        return tables;
    }

    /** A line that says how many entries were read and are no current treatment; none if there are none. */
    private static List<Table> notCounted(PanelInput input, List<PendingRow> counted) {
        Set<String> references =
                counted.stream().flatMap(PendingRow::references).collect(Collectors.toSet());
        List<Entry<DomainResource>> others = Stream.of(
                        input.entries(MedicationStatement.class), input.entries(MedicationRequest.class))
                .flatMap(entries -> entries.map(entry -> new Entry<DomainResource>(entry.resource(), entry.source())))
                .filter(entry -> !references.contains(entry.auditReference()))
                .toList();
        String words = others.size() == 1
                ? "1 more entry is no current treatment, and not counted."
                : others.size() + " more entries are no current treatment, and not counted.";
        return others.isEmpty() ? List.of() : List.of(Table.statement(words).counting(others.stream()));
    }
}
