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

    /** @param rowOf the row each entry has; it takes up the copies that are alike */
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
