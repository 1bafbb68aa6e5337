package org.sightline.feed.probe;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan.Search;

/**
 * All that the tabs ask of one resource type, a part at a time.
 *
 * @param tokens each parameter with all values that any tab asks for
 * @param windows each date parameter with the shortest window by it
 */
record TypeQuestions(
        String type,
        SortedMap<String, Set<String>> tokens,
        SortedMap<String, SearchNeed.Since> windows,
        Set<String> includes) {

    /** By type, in the order of their names. */
    static SortedMap<String, TypeQuestions> of(Collection<SearchNeed> needs) {
        SortedMap<String, TypeQuestions> byType = new TreeMap<>();
        for (SearchNeed need : needs) {
            TypeQuestions questions = byType.computeIfAbsent(
                    need.resourceType(),
                    type -> new TypeQuestions(type, new TreeMap<>(), new TreeMap<>(), new TreeSet<>()));
            need.tokens()
                    .forEach((name, values) -> questions
                            .tokens
                            .computeIfAbsent(name, _ -> new TreeSet<>())
                            .addAll(values));
            need.since()
                    .ifPresent(since -> questions.windows.merge(
                            since.dateParameter(), since, (a, b) -> b.window().covers(a.window()) ? a : b));
            questions.includes.addAll(need.includes());
        }
        return byType;
    }

    Search by(Map<String, Set<String>> filter) {
        return new Search(type, new TreeMap<>(filter), null, Set.of());
    }

    Search by(Map<String, Set<String>> filter, SearchNeed.@Nullable Since since) {
        return new Search(type, new TreeMap<>(filter), since, Set.of());
    }

    Search including(Map<String, Set<String>> filter) {
        return new Search(type, new TreeMap<>(filter), null, includes);
    }
}
