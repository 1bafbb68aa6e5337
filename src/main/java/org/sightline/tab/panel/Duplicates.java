package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sightline.context.Identifier;

/**
 * Shows an entry held by several sources once, with all of them named: only on an identical identifier, system and
 * value, and only if nothing shown differs. Where something differs both stay and say so. Alike is not identical:
 * near-duplicates are never merged.
 */
public final class Duplicates {

    private Duplicates() {}

    public static <R extends PanelRow<R>> List<R> merged(List<R> rows) {
        List<R> merged = new ArrayList<>(rows.size());
        Map<Identifier, List<Integer>> known = new HashMap<>();
        for (R row : rows) {
            List<Integer> twins = row.frame().identifiers().stream()
                    .flatMap(i -> known.getOrDefault(i, List.of()).stream())
                    .distinct()
                    .sorted()
                    .filter(i -> fromOtherSources(merged.get(i), row))
                    .toList();
            int same = twins.stream()
                    .filter(i -> merged.get(i).content().equals(row.content()))
                    .findFirst()
                    .orElse(-1);
            if (same >= 0) {
                R twin = merged.get(same);
                merged.set(same, twin.withFrame(twin.frame().and(row.frame())));
                index(known, merged.get(same), same);
            } else {
                merged.add(row);
                index(known, row, merged.size() - 1);
            }
        }
        return flagDiffering(merged, known);
    }

    private static <R extends PanelRow<R>> List<R> flagDiffering(List<R> rows, Map<Identifier, List<Integer>> known) {
        List<R> flagged = new ArrayList<>(rows);
        for (int i = 0; i < rows.size(); i++) {
            R row = rows.get(i);
            List<String> others = row.frame().identifiers().stream()
                    .flatMap(id -> known.getOrDefault(id, List.of()).stream())
                    .map(rows::get)
                    .filter(other -> fromOtherSources(other, row))
                    .flatMap(other -> other.frame().sources().stream())
                    .distinct()
                    .toList();
            if (!others.isEmpty()) {
                flagged.set(
                        i,
                        row.withFrame(row.frame()
                                .withCaution("Recorded differently by " + String.join(" and ", others)
                                        + ": compare both entries.")));
            }
        }
        return flagged;
    }

    private static <R extends PanelRow<R>> void index(Map<Identifier, List<Integer>> known, R row, int position) {
        for (Identifier identifier : row.frame().identifiers()) {
            List<Integer> positions = known.computeIfAbsent(identifier, _ -> new ArrayList<>());
            if (!positions.contains(position)) {
                positions.add(position);
            }
        }
    }

    private static boolean fromOtherSources(PanelRow<?> one, PanelRow<?> other) {
        return Collections.disjoint(one.frame().sources(), other.frame().sources());
    }

    /** The same of entries whose rows are not made yet. */
    public static <T> List<T> merged(List<T> entries, Function<T, PendingRow> rowOf) {
        List<T> merged = new ArrayList<>(entries.size());
        Map<Identifier, List<PendingRow>> known = new HashMap<>();
        for (T entry : entries) {
            PendingRow row = rowOf.apply(entry);
            Optional<PendingRow> same = twins(row, known).filter(row::isAlike).findFirst();
            if (same.isPresent()) {
                same.get().merge(row);
                index(same.get(), known);
            } else {
                merged.add(entry);
                index(row, known);
            }
        }
        merged.forEach(entry -> flag(rowOf.apply(entry), known));
        return merged;
    }

    private static Stream<PendingRow> twins(PendingRow row, Map<Identifier, List<PendingRow>> known) {
        return row.identifiers().stream()
                .flatMap(identifier -> known.getOrDefault(identifier, List.of()).stream())
                .distinct()
                .filter(other -> Collections.disjoint(other.sources(), row.sources()));
    }

    private static void index(PendingRow row, Map<Identifier, List<PendingRow>> known) {
        for (Identifier identifier : row.identifiers()) {
            List<PendingRow> rows = known.computeIfAbsent(identifier, _ -> new ArrayList<>());
            if (!rows.contains(row)) {
                rows.add(row);
            }
        }
    }

    private static void flag(PendingRow row, Map<Identifier, List<PendingRow>> known) {
        List<String> others = twins(row, known)
                .flatMap(other -> other.sources().stream())
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            row.differsFrom(others);
        }
    }
}
