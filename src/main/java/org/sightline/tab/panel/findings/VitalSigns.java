package org.sightline.tab.panel.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.BloodPressure;
import org.sightline.tab.panel.listing.Finding;

/** Vital signs: the latest of each within a window, height, weight and body mass index the latest ever. */
public final class VitalSigns {

    private static final String SHOWN = "shown";
    private static final String LATEST_EVER = "latestEver";
    private static final Columns COLUMNS = new Columns("Vital sign", List.of("Value", "By and how"), "Taken");
    private static final TableDefinition LATEST = TableDefinition.open("", COLUMNS);
    private static final TableDefinition UNDATED =
            LATEST.titled(TableDefinition.UNDATED).uncut();

    private VitalSigns() {}

    public static PanelKind kind() {
        return PanelKind.of("vital-signs", VitalSigns::show, Set.of("Observation"))
                .withCodeLists(Set.of(LATEST_EVER, "vitalSigns"))
                .withWindows(Set.of(SHOWN));
    }

    private static Panel show(PanelInput input) {
        PanelDefinition definition = input.definition();
        Findings findings = Findings.byMeasure(all(input), List.of(), input.now());
        Set<String> ever = Stream.concat(findings.latest().stream(), findings.earlier().stream())
                .filter(finding -> finding.row().entry().resource() instanceof Observation observation
                        && definition.lists(LATEST_EVER, observation.getCode()))
                .map(Finding::measure)
                .collect(Collectors.toSet());
        OtherSources.tell(findings, finding -> ever.contains(finding.measure()));
        Instant from = input.monthsBack(SHOWN);
        Predicate<Finding> stands = f -> ever.contains(f.measure()) || f.when().mayBeSince(from);
        List<PendingRow> latest =
                Findings.rows(findings.latest().stream().filter(stands).toList());
        List<PendingRow> earlier = earlier(findings, stands);
        int months = definition.months(SHOWN);
        return new Panel(
                PanelFrame.of(input, "vital signs", latest.size(), window(months, definition)),
                "No vital sign of the last " + months + " months, in what was received.",
                List.of(
                        LATEST.of(input, Findings.dated(input, latest)),
                        UNDATED.of(input, Findings.undated(input, latest)),
                        TableDefinition.folded(findings.earlierWords(), COLUMNS).of(input, earlier)),
                List.of());
    }

    private static Stream<Finding> all(PanelInput input) {
        return BloodPressure.paired(input.entries(Observation.class).toList()).map(one -> {
            Finding finding = Finding.of(one.entry(), input.definition(), Map.of());
            finding.row().besides(one.others());
            return finding;
        });
    }

    /** What is older than the window, and what was followed by another of its kind. */
    private static List<PendingRow> earlier(Findings findings, Predicate<Finding> stands) {
        List<Finding> earlier = new ArrayList<>(findings.earlier());
        findings.latest().stream().filter(stands.negate()).forEach(earlier::add);
        return Findings.rows(Findings.sorted(earlier));
    }

    private static String window(int months, PanelDefinition definition) {
        String asked = definition.asked();
        return "Shown: the latest of each in the last " + months
                + " months; height, weight and body mass index whenever taken. Sources were asked for vital signs "
                + (asked.isEmpty() ? "of any age." : asked + ".");
    }
}
