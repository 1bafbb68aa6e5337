package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * What an entry is of.
     *
     * @param list which of its source's lists it stands in; empty where several entries of one list may be of one thing
     * @param keys by which the same thing is known elsewhere; two entries that share one are of one thing
     * @param whole whether every word of the others stands on its row, not only where they disagree
     */
    public record Thing(String list, Set<String> keys, boolean whole) {
        public Thing {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Rows of one table in their order, each with the later ones of its thing beneath it, as other sources or other lists
     * of its own hold them. What sources hold under one identifier and with another content is left to be compared. Two
     * entries of one list of one source are two: which of them another source means is not decided here.
     */
    public static List<PendingRow> united(List<PendingRow> rows, Function<PendingRow, Thing> thingOf) {
        Map<PendingRow, Set<String>> lists = new LinkedHashMap<>();
        Map<PendingRow, List<PendingRow>> others = new HashMap<>();
        Map<String, Set<PendingRow>> heads = new HashMap<>();
        for (PendingRow row : rows) {
            Thing thing = thingOf.apply(row);
            Set<String> own = row.sources().stream()
                    .map(source -> source + " " + thing.list())
                    .collect(Collectors.toSet());
            PendingRow head = thing.keys().stream()
                    .flatMap(key -> heads.getOrDefault(key, Set.of()).stream())
                    .filter(one -> !row.isDifferent() && !one.isDifferent())
                    .filter(one ->
                            thing.list().isEmpty() || Collections.disjoint(lists.getOrDefault(one, Set.of()), own))
                    .findFirst()
                    .orElse(row);
            lists.computeIfAbsent(head, _ -> new HashSet<>()).addAll(own);
            thing.keys()
                    .forEach(key -> heads.computeIfAbsent(key, _ -> new LinkedHashSet<>())
                            .add(head));
            if (head != row) {
                others.computeIfAbsent(head, _ -> new ArrayList<>()).add(row);
            }
        }
        others.forEach((head, same) -> head.unite(same, thingOf.apply(head).whole()));
        return List.copyOf(lists.keySet());
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
