package org.sightline.tab.panel.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.Latest;
import org.sightline.display.Recency;
import org.sightline.display.SameCodes;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.Finding;

/**
 * Findings by measure: the latest of each, and those before it. What may be as late as the latest, because its date is
 * vague or missing, stands with it: which of them came last cannot be known here.
 *
 * @param latest in the order of the measures
 * @param earlier the latest first, with what cannot be so now
 */
record Findings(List<Finding> latest, List<Finding> earlier) {

    Findings {
        latest = List.copyOf(latest);
        earlier = List.copyOf(earlier);
    }

    /** The conditions that a code list names; none that was entered in error. */
    static Stream<Finding> diagnosed(PanelInput input, Map<String, String> titles) {
        return input.entries(Condition.class)
                .map(e -> Finding.ofCondition(e, input.definition(), titles))
                .filter(Finding::listed);
    }

    /** What a code list names, observed or diagnosed; none that was entered in error. */
    static Stream<Finding> listed(PanelInput input, Map<String, String> titles) {
        Stream<Finding> observed = input.entries(Observation.class)
                .map(e -> Finding.of(e, input.definition(), titles))
                .filter(Finding::listed);
        return Stream.concat(observed, diagnosed(input, titles));
    }

    /** @param order the measures that come first, in this order */
    static Findings byMeasure(Stream<Finding> findings, Iterable<String> order, Instant now) {
        Map<String, List<Finding>> measures = new LinkedHashMap<>();
        order.forEach(measure -> measures.put(measure, new ArrayList<>()));
        PendingRow.latestFirst(inOneCode(findings.toList()), Finding::row, now)
                .forEach(finding -> measures.computeIfAbsent(finding.measure(), _ -> new ArrayList<>())
                        .add(finding));
        List<Finding> latest = new ArrayList<>();
        List<Finding> earlier = new ArrayList<>();
        for (List<Finding> ofOne : measures.values()) {
            Latest<Finding> parted =
                    Latest.of(ofOne.stream().filter(Finding::holds).toList(), Finding::recency);
            latest.addAll(marked(parted.latest()));
            latest.addAll(parted.ahead());
            earlier.addAll(parted.earlier());
            ofOne.stream().filter(finding -> !finding.holds()).forEach(earlier::add);
        }
        return new Findings(latest, sorted(earlier));
    }

    /** Measures that sources send under two codes together are one under either. */
    private static Stream<Finding> inOneCode(List<Finding> findings) {
        SameCodes same = SameCodes.in(findings.stream()
                .map(finding -> finding.row().entry().resource())
                .filter(Observation.class::isInstance)
                .map(resource -> ((Observation) resource).getCode())
                .toList());
        return findings.stream().map(finding -> finding.measuredAs(same.canonical(finding.measure())));
    }

    /** Whatever may be as late as the first, and is something else, says so. */
    private static List<Finding> marked(List<Finding> latest) {
        latest.stream()
                .skip(1)
                .filter(one -> !found(one).equals(found(latest.getFirst())))
                .forEach(one -> one.also(row -> row.chip(
                        Tone.WARNING,
                        one.recency().to(latest.getFirst().recency()).words())));
        return latest;
    }

    /** What it says, in its first line. */
    static String found(Finding finding) {
        return finding.row().own().cells().getFirst().lines().stream()
                .findFirst()
                .map(CellLine::whole)
                .orElse("");
    }

    /** The latest first. */
    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::recency, Recency.LATEST_FIRST))
                .toList();
    }

    static List<PendingRow> rows(List<Finding> findings) {
        return findings.stream().map(Finding::row).toList();
    }

    /** Those that stand by their date; all of them where no time is asked for. */
    static List<PendingRow> dated(PanelInput input, List<PendingRow> rows) {
        return rows.stream()
                .filter(row -> row.recorded().isKnown() || !input.definition().hasWindow())
                .toList();
    }

    /** The others: asked for by themselves, because no time finds them. */
    static List<PendingRow> undated(PanelInput input, List<PendingRow> rows) {
        List<PendingRow> dated = dated(input, rows);
        return rows.stream().filter(row -> !dated.contains(row)).toList();
    }

    /** What the line says that opens the earlier ones, after their number. */
    String earlierWords() {
        return earlier.stream().allMatch(Finding::holds) ? " earlier" : " earlier, cancelled or no longer so";
    }
}
