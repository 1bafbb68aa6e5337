package org.sightline.tab.panel.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.Recency;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowGroup;
import org.sightline.tab.panel.RowGroup.Layout;

/**
 * Every result once, with the reports and groups it belongs to, and every report with its results. Reports are taken
 * latest first, so that results come in the order of the latest report that names them. The work grows with the number
 * of resources and references, not faster.
 */
final class ReportedResults {

    /** The most results below a report on a tab's page; each stands among the tests as well. */
    private static final int MOST = 12;

    private final boolean alone;
    private final Instant now;
    private final List<ResultReport> reports = new ArrayList<>();
    private final Map<Observation, List<ResultReport>> reportsOf = new HashMap<>();
    private final Map<Observation, TestResult> results = new LinkedHashMap<>();

    ReportedResults(PanelInput input) {
        this.alone = input.place().alone();
        this.now = input.now();
        Set<Observation> opened = new HashSet<>();
        input.entries(DiagnosticReport.class)
                .map(e -> ResultReport.of(e, Members.of(e, e.resource().getResult(), opened), this::group))
                .sorted(Comparator.comparing(
                        report -> report.row().asOf(input.now()).recency(), Recency.LATEST_FIRST))
                .forEach(this::add);
        List<Entry<Observation>> observations = input.entries(Observation.class).toList();
        observations.stream()
                .filter(e -> e.resource().hasHasMember() && !reportsOf.containsKey(e.resource()))
                .filter(e -> opened.add(e.resource()))
                .forEach(e -> add(ResultReport.ofGroup(e, ofGroup(e, opened), this::group)));
        reports.forEach(report -> report.members()
                .found()
                .forEach(member -> map(new Entry<>(member, report.entry().source()))));
        observations.forEach(this::map);
    }

    /** The results, in the order of their reports; those that several sources hold alike come once. */
    List<TestResult> results() {
        return Duplicates.merged(
                results.entrySet().stream()
                        .filter(result -> hasResult(result.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                TestResult::row);
    }

    /** The reports and groups, latest first. */
    List<ResultReport> reports() {
        return PendingRow.latestFirst(reports.stream(), ResultReport::row, now);
    }

    private void add(ResultReport report) {
        reports.add(report);
        report.members().found().stream()
                .filter(member -> !report.isOf(member))
                .forEach(member -> reportsOf
                        .computeIfAbsent(member, _ -> new ArrayList<>())
                        .add(report));
    }

    private static Members ofGroup(Entry<Observation> entry, Set<Observation> opened) {
        Observation group = entry.resource();
        Members members = Members.of(entry, group.getHasMember(), opened);
        List<Observation> found = Stream.concat(
                        hasResult(group) ? Stream.of(group) : Stream.empty(),
                        members.found().stream().filter(member -> !member.equals(group)))
                .toList();
        return new Members(found, members.notSent());
    }

    private void map(Entry<Observation> entry) {
        results.computeIfAbsent(entry.resource(), result -> {
            TestResult measured = TestResult.of(entry, reportsOf.getOrDefault(result, List.of()));
            measured.row().asOf(now);
            return measured;
        });
    }

    /** The members as their own source sends them. */
    private RowGroup group(Members members, List<CellLine> lines) {
        List<Row> rows = members.found().stream()
                .limit(alone ? Long.MAX_VALUE : MOST)
                .map(results::get)
                .flatMap(Stream::ofNullable)
                .map(result -> result.row().own())
                .toList();
        return new RowGroup(Layout.LIST, lines, List.of(), rows, members.found().size() - rows.size());
    }

    /** Whether it is a measurement, and not only the name of a group. */
    private static boolean hasResult(Observation observation) {
        return !observation.hasHasMember()
                || observation.hasValue()
                || observation.hasComponent()
                || observation.hasDataAbsentReason();
    }
}
