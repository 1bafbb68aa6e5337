package org.sightline.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fewest searches that meet every need. Needs of one resource type that restrict the same parameters become one
 * search: values united, the widest window, includes united; an unrestricted need swallows the restricted ones. A
 * tab never asks a feed the same thing twice.
 */
public final class SearchPlan {

    private final List<Search> searches;

    private SearchPlan(List<Search> searches) {
        this.searches = List.copyOf(searches);
    }

    public static SearchPlan of(Collection<SearchNeed> needs) {
        Map<String, List<SearchNeed>> byType = new LinkedHashMap<>();
        needs.forEach(need -> byType.computeIfAbsent(need.resourceType(), _ -> new ArrayList<>())
                .add(need));
        List<Search> searches = new ArrayList<>();
        byType.values().forEach(ofType -> searches.addAll(merge(ofType)));
        return new SearchPlan(searches);
    }

    public List<Search> searches() {
        return searches;
    }

    /** The search whose matches include everything this need asks for. */
    public Search searchFor(SearchNeed need) {
        return searches.stream()
                .filter(search -> search.covers(need))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a need of this plan: " + need));
    }

    private static Collection<Search> merge(List<SearchNeed> needs) {
        Map<List<Object>, Search> merged = new LinkedHashMap<>();
        boolean anyUnrestricted = needs.stream().anyMatch(n -> n.tokens().isEmpty());
        for (SearchNeed need : needs) {
            Search search = anyUnrestricted ? Search.unrestricted(need) : Search.of(need);
            List<Object> shape = List.of(
                    search.tokens().keySet(),
                    search.since().map(SearchNeed.Since::dateParameter).orElse(""));
            merged.merge(shape, search, Search::unite);
        }
        return swallow(merged.values());
    }

    /** A search for ever makes the windowed ones of the same restriction needless. */
    private static Collection<Search> swallow(Collection<Search> searches) {
        Map<Object, Search> byRestriction = new LinkedHashMap<>();
        for (Search search : searches) {
            byRestriction.merge(search.tokens().keySet(), search, Search::uniteForEver);
        }
        return byRestriction.values();
    }

    /** One search at a feed; the feed's own patient reference and page size are added when it is asked. */
    public record Search(
            String resourceType,
            SortedMap<String, Set<String>> tokens,
            Optional<SearchNeed.Since> since,
            Set<String> includes) {

        static Search of(SearchNeed need) {
            SortedMap<String, Set<String>> tokens = new TreeMap<>();
            need.tokens().forEach((name, values) -> tokens.put(name, new TreeSet<>(values)));
            return new Search(need.resourceType(), tokens, need.since(), new TreeSet<>(need.includes()));
        }

        static Search unrestricted(SearchNeed need) {
            return new Search(need.resourceType(), new TreeMap<>(), need.since(), new TreeSet<>(need.includes()));
        }

        /** United with a search of the same type, token parameters and date parameter. */
        Search unite(Search other) {
            return new Search(resourceType, unitedTokens(other), widest(other), unitedIncludes(other));
        }

        /** United with a search whose date parameter may differ: then there is no window. */
        Search uniteForEver(Search other) {
            return new Search(resourceType, unitedTokens(other), Optional.empty(), unitedIncludes(other));
        }

        boolean covers(SearchNeed need) {
            return resourceType.equals(need.resourceType())
                    && tokens.entrySet().stream()
                            .allMatch(e -> e.getValue()
                                    .containsAll(need.tokens().getOrDefault(e.getKey(), Set.of("\0not restricted"))))
                    && (since.isEmpty()
                            || need.since()
                                    .filter(s -> s.months() <= since.get().months())
                                    .isPresent())
                    && includes.containsAll(need.includes());
        }

        private SortedMap<String, Set<String>> unitedTokens(Search other) {
            SortedMap<String, Set<String>> united = new TreeMap<>();
            tokens.forEach((name, values) -> {
                Set<String> both = new TreeSet<>(values);
                both.addAll(other.tokens.getOrDefault(name, Set.of()));
                united.put(name, both);
            });
            return united;
        }

        private Optional<SearchNeed.Since> widest(Search other) {
            return since.flatMap(mine -> other.since.map(theirs -> mine.months() >= theirs.months() ? mine : theirs));
        }

        private Set<String> unitedIncludes(Search other) {
            Set<String> united = new TreeSet<>(includes);
            united.addAll(other.includes);
            return united;
        }
    }
}
