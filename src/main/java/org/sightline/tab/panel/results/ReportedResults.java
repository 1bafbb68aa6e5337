package org.sightline.tab.panel.results;

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
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelSource;

/**
 * Every result once, with the reports and groups it belongs to, and every report with its results. Reports are taken
 * latest first, so that results come in the order of the latest report that names them. The work grows with the number
 * of resources and references, not faster.
 */
final class ReportedResults {

    private final List<Owner> owners = new ArrayList<>();
    private final Map<Observation, List<Owner>> ownersOf = new HashMap<>();
    private final Map<Observation, ResultRow> rows = new LinkedHashMap<>();

    ReportedResults(PanelInput input) {
        Set<Observation> opened = new HashSet<>();
        input.entries(DiagnosticReport.class)
                .filter(e -> !"entered-in-error".equals(Codes.of(e.resource().getStatusElement())))
                .map(e -> new Owner(
                        ReportWords.entry(e),
                        e.source(),
                        List.of(),
                        Members.of(e, e.resource().getResult(), opened)))
                .sorted(Comparator.comparing((Owner owner) -> owner.bare().when(), ClinicalDate.LATEST_FIRST))
                .forEach(this::add);
        List<Entry<Observation>> observations = input.entries(Observation.class)
                .filter(e -> !"entered-in-error".equals(Codes.of(e.resource().getStatusElement())))
                .toList();
        observations.stream()
                .filter(e -> e.resource().hasHasMember() && !ownersOf.containsKey(e.resource()))
                .filter(e -> opened.add(e.resource()))
                .forEach(e -> add(group(e, opened)));
        owners.forEach(owner -> owner.members().found().forEach(member -> map(new Entry<>(member, owner.source()))));
        observations.forEach(this::map);
    }

    /** The results, in the order of their reports; those that several sources hold alike come once. */
    List<ResultRow> results() {
        return Duplicates.merged(rows.entrySet().stream()
                .filter(row -> hasResult(row.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** The reports and groups, latest first. */
    List<ResultEntry> reports() {
        List<ResultEntry> entries = new ArrayList<>(
                Duplicates.merged(owners.stream().map(this::entry).toList()));
        entries.sort(Comparator.comparing(ResultEntry::when, ClinicalDate.LATEST_FIRST));
        return entries;
    }

    private void add(Owner owner) {
        owners.add(owner);
        owner.members().found().stream()
                .filter(member -> !owner.itself().contains(member))
                .forEach(member ->
                        ownersOf.computeIfAbsent(member, _ -> new ArrayList<>()).add(owner));
    }

    private static Owner group(Entry<Observation> entry, Set<Observation> opened) {
        Observation group = entry.resource();
        Members members = Members.of(entry, group.getHasMember(), opened);
        List<Observation> found = Stream.concat(
                        hasResult(group) ? Stream.of(group) : Stream.empty(),
                        members.found().stream().filter(member -> !member.equals(group)))
                .toList();
        return new Owner(
                ReportWords.group(ResultRow.of(entry)),
                entry.source(),
                List.of(group),
                new Members(found, members.notSent()));
    }

    private void map(Entry<Observation> entry) {
        rows.computeIfAbsent(
                entry.resource(),
                result -> ResultRow.of(
                        entry,
                        ownersOf.getOrDefault(result, List.of()).stream()
                                .map(Owner::bare)
                                .toList()));
    }

    private ResultEntry entry(Owner owner) {
        List<ResultRow> own = owner.members().found().stream()
                .map(rows::get)
                .flatMap(Stream::ofNullable)
                .toList();
        return owner.bare().with(owner.members().notSent(), own);
    }

    /** Whether it is a measurement, and not only the name of a group. */
    private static boolean hasResult(Observation observation) {
        return !observation.hasHasMember()
                || observation.hasValue()
                || observation.hasComponent()
                || observation.hasDataAbsentReason();
    }

    /**
     * A report or a group.
     *
     * @param bare as it is shown, but for its results
     * @param itself a group, which may have a result of its own; empty for a report
     */
    private record Owner(ResultEntry bare, PanelSource source, List<Observation> itself, Members members) {}
}
